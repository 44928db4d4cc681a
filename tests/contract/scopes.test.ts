import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { scopes, scopesOf } from "@/lib/scopes";
import { routes } from "@/modules/routes";
import { inRoot } from "../../scripts/lib/paths.ts";

/** The scopes that forms and pages ask for beside the endpoints. */
const askedByDoors = globSync("src/modules/*/*.ts", { cwd: inRoot(".") })
  .filter((file) => !file.endsWith(".test.ts"))
  .flatMap((file) => [
    ...readFileSync(inRoot(file), "utf8").matchAll(/(?:merchant|tokenOrUser)\("([^"]+)"\)/g),
  ])
  .map(([, scope]) => scope);

test("every endpoint that serves access tokens asks for a scope, and says who else may call", () => {
  for (const { spec } of routes) {
    expect(spec.access.subjects.length, spec.name).toBeGreaterThan(0);
    const isPublic = spec.access.subjects.includes("anonymous");
    if (spec.access.subjects.includes("organization") && !isPublic)
      expect(scopes, spec.name).toContain(spec.access.scope);
  }
});

test("no scope is offered that opens nothing", () => {
  const asked = new Set<string | undefined>([
    ...routes.map(({ spec }) => spec.access.scope),
    ...askedByDoors,
  ]);
  expect(scopes.filter((scope) => !asked.has(scope))).toEqual([]);
});

test("a scope is a noun and read or write, and none stands twice", () => {
  for (const scope of scopes) expect(scope).toMatch(/^[a-z]+(_[a-z]+)*:(read|write)$/);
  expect([...new Set(scopes)]).toEqual([...scopes]);
});

test("a plain member does everything but administration; owners and admins do all", () => {
  expect(scopesOf("owner")).toEqual(scopes);
  expect(scopesOf("admin")).toEqual(scopes);
  const withheld = scopes.filter((scope) => !scopesOf("member").includes(scope));
  expect(withheld).toEqual([
    "organizations:write",
    "members:write",
    "webhooks:read",
    "webhooks:write",
    "access_tokens:read",
    "access_tokens:write",
    "audit_log:read",
  ]);
});

test("the guide to the API lists every scope", () => {
  const guide = readFileSync(inRoot("docs/guides/api.md"), "utf8");
  const listed = [...guide.matchAll(/`([a-z_]+:(?:read|write))`/g)].map(([, scope]) => scope);
  expect([...new Set(listed)].sort()).toEqual([...scopes].sort());
});
