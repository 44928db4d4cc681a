import { expect, test } from "vitest";
import { exceeds } from "./rules";

const day = (number: number) => new Date(Date.UTC(2030, 0, number));
const own = { scopes: ["a:read", "b:read"], expiresAt: day(10) };

test.for([
  ["the same", own, false],
  ["less, for a shorter time", { scopes: ["a:read"], expiresAt: day(9) }, false],
  ["another scope", { scopes: ["a:read", "c:read"], expiresAt: day(9) }, true],
  ["a day longer", { scopes: ["a:read"], expiresAt: day(11) }, true],
  ["for good", { scopes: ["a:read"], expiresAt: null }, true],
] as const)("%s", ([, wanted, expected]) => expect(exceeds(wanted, own)).toBe(expected));

test("what never ends may give anything that long", () =>
  expect(exceeds({ scopes: [], expiresAt: null }, { scopes: [], expiresAt: null })).toBe(false));
