/** A path of this site to go on to, out of what an address asked for; anything that would lead elsewhere gives `fallback`. */
export function nextPath(asked: unknown, fallback = "/dashboard"): string {
  if (typeof asked !== "string" || !asked.startsWith("/")) return fallback;
  // Parsed as a browser will: it drops tabs and takes backslashes for slashes, and so may find a host in a "path".
  const base = "http://site.invalid";
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null;
  return url?.origin === base ? `${url.pathname}${url.search}${url.hash}` : fallback;
}

/** The value of a query parameter; of a repeated one, the first. */
export const firstOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

/** What a page is told of its address. */
export type WithQuery = { searchParams: Promise<{ [name: string]: string | string[] | undefined }> };
