type Json = { [key: string]: unknown };

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The stored settings after a change: a field that the change leaves out stays, null brings its default back (it is no longer
 * stored), objects are merged into what is there, and lists are replaced.
 */
export function mergeSettings(stored: unknown, change: Json): Json {
  const merged: Json = isObject(stored) ? { ...stored } : {};
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) continue;
    if (value === null) delete merged[name];
    else merged[name] = isObject(value) ? mergeSettings(merged[name], value) : value;
  }
  return merged;
}

/** A slug out of a name: `Acme & Söhne` → `acme-sohne`. May be too short to be one. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
