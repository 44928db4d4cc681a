import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../../scripts/lib/paths.ts";

/** One operation of Polar's clients: `products.create` is `POST /products`. */
export type Operation = { name: string; method: string; path: string; isStrict: boolean; isRecent: boolean };

const camel = (text: string) => text.replaceAll(/[_-](\w)/g, (_, letter: string) => letter.toUpperCase());

/** Below `/v1`, without a slash at its end. */
const plain = (url: string) => url.replace(/^\/v1/, "").replace(/\/$/, "");

type Found = Pick<Operation, "name" | "method" | "path">;

/** What 0.49.0 calls, read from its sources. */
function strictOperations(): Found[] {
  return globSync("node_modules/polar-sdk-strict/src/funcs/*.ts", { cwd: inRoot(".") }).flatMap((file) => {
    const source = readFileSync(inRoot(file), "utf8");
    const [, url] = /pathToFunc\(\s*"([^"]+)"/.exec(source) ?? [];
    const [, method] = /method: "(\w+)"/.exec(source) ?? [];
    const [, id] = /operationID: "([^"]+)"/.exec(source) ?? [];
    return url && method && id ? [{ name: camel(id.replaceAll(":", ".")), method, path: plain(url) }] : [];
  });
}

const services = "node_modules/polar-sdk/dist/2026-10/services";

/** What 1.0.1 calls, read from its sources. */
function recentOperations(): Found[] {
  return globSync(`${services}/**/*.mjs`, { cwd: inRoot(".") }).flatMap((file) => {
    const source = readFileSync(inRoot(file), "utf8");
    const group = camel(
      path
        .relative(services, file)
        .replace(/(\/index)?\.mjs$/, "")
        .replaceAll("/", "."),
    );
    const methods = [...source.matchAll(/^\t\t(\w+): (\w+)\(client\),?$/gm)];
    return methods.flatMap(([, method = "", fn = ""]) => {
      const start = source.indexOf(`const ${fn} = (client) =>`);
      const body = source.slice(start, source.indexOf("\n};", start));
      const [, verb, url] = /buildRequest\("(\w+)", "([^"]+)"/.exec(body) ?? [];
      return verb && url ? [{ name: `${group}.${method}`, method: verb, path: plain(url) }] : [];
    });
  });
}

/** Every operation of either client, in the order of group and path; named as the strict one does where both have it. */
export function polarOperations(): Operation[] {
  const found = new Map<string, Operation>();
  const keyOf = ({ method, path }: Found) => `${method} ${path}`;
  for (const operation of strictOperations())
    found.set(keyOf(operation), { ...operation, isStrict: true, isRecent: false });
  for (const operation of recentOperations()) {
    const known = found.get(keyOf(operation));
    if (known) known.isRecent = true;
    else found.set(keyOf(operation), { ...operation, isStrict: false, isRecent: true });
  }
  const depth = ({ path, method }: Operation) => `${path.replaceAll("{", "~")} ${method}`;
  return [...found.values()].sort((a, b) =>
    groupOf(a) === groupOf(b) ? compare(depth(a), depth(b)) : compare(groupOf(a), groupOf(b)),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** `products.create` → `products` */
export const groupOf = ({ name }: Pick<Operation, "name">) => name.slice(0, name.lastIndexOf("."));

/** The names that the conformance tests call: `strict.products.create(` proves `products.create`. */
export function provedNames(): Set<string> {
  const files = globSync("tests/conformance/**/*.ts", { cwd: inRoot(".") });
  const text = files.map((file) => readFileSync(inRoot(file), "utf8")).join("\n");
  return new Set(
    [...text.matchAll(/\b(?:strict|recent)\w*(?:\([^)]*\))?\.([\w.]+)\(/g)].map(([, name]) => name ?? ""),
  );
}
