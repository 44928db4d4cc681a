import { invalidRequest } from "./api-error.ts";

/** A decoded form. Lists are forms whose names are `0`, `1`, …; every leaf is text, as on the wire. */
export interface Form {
  readonly [name: string]: string | Form | undefined;
}

interface Branch {
  [name: string]: string | Branch | undefined;
}

/** Decodes `a=1&b[c]=2&d[0]=3&d[]=4`. The last of two equal names wins. Refuses malformed escapes with a 400. */
export function parseForm(text: string): Form {
  const form: Branch = Object.create(null);
  if (text === "") return form;
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const cut = pair.indexOf("=");
    const name = decode(cut < 0 ? pair : pair.slice(0, cut));
    put(form, pathOf(name), cut < 0 ? "" : decode(pair.slice(cut + 1)));
  }
  return form;
}

function decode(text: string): string {
  const spaced = text.includes("+") ? text.replaceAll("+", " ") : text;
  if (!spaced.includes("%")) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    throw invalidRequest("The request holds a malformed percent escape.");
  }
}

function pathOf(name: string): string[] {
  const bracket = name.indexOf("[");
  if (bracket <= 0 || !name.endsWith("]")) return [name];
  return [name.slice(0, bracket), ...name.slice(bracket + 1, -1).split("][")];
}

function put(form: Branch, path: readonly string[], value: string): void {
  let branch = form;
  for (const [index, step] of path.entries()) {
    const name = step === "" ? String(Object.keys(branch).length) : step;
    if (index === path.length - 1) {
      branch[name] = value;
      return;
    }
    const next = branch[name];
    branch = typeof next === "object" ? next : grow(branch, name);
  }
}

function grow(branch: Branch, name: string): Branch {
  const child: Branch = Object.create(null);
  branch[name] = child;
  return child;
}
