import { readdir } from "node:fs/promises";
import path from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { routes } from "@/modules/routes";
import { errorsOf, openApi } from "@/server/http/openapi";
import type { Route } from "@/server/http/route";
import { inRoot } from "../../scripts/lib/paths.ts";

const folder = inRoot("src/app/api/v1");

/** Answers 404 in our shape where there is no endpoint; it is none itself. */
const unknownPath = "[...path]/route.ts";

const named = ({ spec }: Route) => `${spec.method} ${spec.path}`;
const declared = routes.map(named).sort();

/** `customers/[id]/route.ts` → `/customers/{id}` */
const pathOf = (file: string) => `/${path.dirname(file).replaceAll(/\[(\w+)\]/g, "{$1}")}`;

test("every endpoint is mounted at its own path, and whatever is mounted is declared", async () => {
  const files = (await readdir(folder, { recursive: true })).filter(
    (file) => file.endsWith("route.ts") && file !== unknownPath,
  );
  const mounted: string[] = [];
  for (const file of files) {
    const methods: Record<string, Route> = await import(path.join(folder, file));
    for (const [method, route] of Object.entries(methods)) {
      expect(named(route), file).toBe(`${method} ${pathOf(file)}`);
      mounted.push(named(route));
    }
  }
  expect(mounted.sort()).toEqual(declared);
});

test("no two endpoints share a path and method, or a name", () => {
  expect(declared).toEqual([...new Set(declared)]);
  const names = routes.map(({ spec }) => spec.name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const info = { title: "Florin", version: "1" };
const document = openApi(routes, info, "http://127.0.0.1:3000/api/v1");

test("the document is valid OpenAPI 3.1", async () => {
  const { valid, errors } = await new Validator().validate(JSON.parse(JSON.stringify(document)));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toBe("3.1.0");
});

test("every reference in the document leads to a schema of it", () => {
  const text = JSON.stringify(document);
  const known = Object.keys(document.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
  const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
  expect([...new Set(referred)].filter((to) => !known.includes(to ?? ""))).toEqual([]);
  // Property schemas must not lean on the document they were generated in.
  expect(text).not.toContain("#/definitions");
  expect(text).not.toContain("#/$defs");
});

test("the document holds every endpoint, with every error it may answer, and no other", () => {
  const documented = Object.entries(document.paths ?? {}).flatMap(([at, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${at}`),
  );
  expect(documented.sort()).toEqual(declared);
  for (const route of routes) {
    const { method, path: at, status = 200, returns, produces } = route.spec;
    const operation = document.paths?.[at]?.[method.toLowerCase() as "get"];
    const success = returns || produces ? status : 204;
    const statuses = new Set(
      [success, 500, ...errorsOf(route.spec).map((error) => error.status)].map(String),
    );
    expect(Object.keys(operation?.responses ?? {}).sort(), named(route)).toEqual([...statuses].sort());
  }
});

test("an endpoint says what it is in a sentence, and its parameters are those of its path", () => {
  for (const { spec } of routes) {
    expect(spec.summary, spec.name).toMatch(/^[A-Z].+[^.]$/);
    const inPath = [...spec.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const shape = (spec.params as { shape?: object } | undefined)?.shape ?? {};
    expect(Object.keys(shape), spec.name).toEqual(inPath);
  }
});

/** What ends a subscription or a seat deletes nothing: it is answered as it is then. */
const ending = new Set([
  "subscriptions.revoke",
  "customerPortal.cancelSubscription",
  "customerSeats.revokeSeat",
  "customerPortal.revokeSeat",
]);

test("a creation answers 201, a deletion 204, and what is not read asks for more than reading", () => {
  for (const { spec } of routes) {
    if (spec.name.endsWith(".create")) expect(spec.status, spec.name).toBe(201);
    if (spec.method === "DELETE" && !ending.has(spec.name))
      expect([spec.status ?? 204, spec.returns], spec.name).toEqual([204, undefined]);
    if (spec.access.scope?.endsWith(":read")) expect(spec.method, spec.name).toBe("GET");
    if (spec.access.scope?.endsWith(":write")) expect(spec.method, spec.name).not.toBe("GET");
  }
});
