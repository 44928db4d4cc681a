import { invalidRequest } from "./api-error.ts";
import type { Form } from "./form.ts";

/** The names that an operation takes, checked by the compiler against the SDK's parameter type `P`. */
export function accepts<P>(...names: (keyof P & string)[]): ReadonlySet<string> {
  return new Set<string>(names);
}

/** Refuses the first top-level name that the operation does not take. */
export function refuseUnknown(form: Form, accepted: ReadonlySet<string>): void {
  for (const name of Object.keys(form)) {
    if (name === "expand" || accepted.has(name)) continue;
    throw invalidRequest(`Received unknown parameter: ${name}`, name, "parameter_unknown");
  }
}

/** The text under `name`; nothing when it is absent. */
export function text(form: Form, name: string): string | undefined {
  const value = form[name];
  if (typeof value === "object") throw invalidRequest(`Invalid string: ${name} must be text.`, name);
  return value;
}

/** As `text`, but the empty text, which unsets a field, reads as null. */
export function clearableText(form: Form, name: string): string | null | undefined {
  const value = text(form, name);
  return value === "" ? null : value;
}

/** The text under `name`, or null when it is absent or empty. */
export function textOrNull(form: Form, name: string): string | null {
  return text(form, name) || null;
}

export function requiredText(form: Form, name: string): string {
  const value = text(form, name);
  if (value === undefined) throw missing(name);
  if (value === "") {
    throw invalidRequest(`The parameter ${name} must not be empty.`, name, "parameter_invalid_empty");
  }
  return value;
}

export function integer(form: Form, name: string): number | undefined {
  const value = text(form, name);
  if (value === undefined) return undefined;
  if (!/^-?\d{1,15}$/.test(value)) {
    throw invalidRequest(`Invalid integer: ${value}`, name, "parameter_invalid_integer");
  }
  return Number(value);
}

export function requiredInteger(form: Form, name: string): number {
  const value = integer(form, name);
  if (value === undefined) throw missing(name);
  return value;
}

export function flag(form: Form, name: string): boolean | undefined {
  const value = text(form, name);
  if (value === undefined || value === "") return undefined;
  if (value === "true") return true;
  if (value === "false") return false;
  throw invalidRequest(`Invalid boolean: ${value}`, name);
}

/** One of `values`, or nothing when absent or empty. */
export function choice<V extends string>(form: Form, name: string, values: readonly V[]): V | undefined {
  const given = text(form, name);
  if (given === undefined || given === "") return undefined;
  const found = values.find((value) => value === given);
  if (found !== undefined) return found;
  throw invalidRequest(`Invalid ${name}: must be one of ${values.join(", ")}`, name);
}

/** The form nested under `name`; nothing when it is absent or unset with an empty text. */
export function nested(form: Form, name: string): Form | undefined {
  const value = form[name];
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") throw invalidRequest(`Invalid object: ${name}`, name);
  return value;
}

/** The texts of the list under `name`. */
export function texts(form: Form, name: string): string[] {
  const list = nested(form, name);
  if (list === undefined) return [];
  return Object.values(list).map((value) => {
    if (typeof value === "string") return value;
    throw invalidRequest(`Invalid array: ${name} must be a list of texts.`, name);
  });
}

/** `current` with the request's metadata merged in: an empty value removes its key, an empty whole removes all. */
export function mergedMetadata(
  form: Form,
  current: Readonly<Record<string, string>>,
): Record<string, string> {
  if (form.metadata === "") return {};
  const given = nested(form, "metadata");
  if (given === undefined) return { ...current };
  const merged: Record<string, string> = { ...current };
  for (const [key, value] of Object.entries(given)) {
    if (typeof value !== "string") throw invalidRequest("Metadata values must be texts.", `metadata[${key}]`);
    if (key.length > 40 || value.length > 500) throw tooMuchMetadata(`metadata[${key}]`);
    if (value === "") delete merged[key];
    else merged[key] = value;
  }
  if (Object.keys(merged).length > 50) throw tooMuchMetadata("metadata");
  return merged;
}

export function missing(name: string) {
  return invalidRequest(`Missing required param: ${name}.`, name, "parameter_missing");
}

function tooMuchMetadata(param: string) {
  return invalidRequest("Metadata takes 50 keys of 40 characters with values of 500 characters.", param);
}
