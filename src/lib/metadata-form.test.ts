import { expect, test } from "vitest";
import { MetadataForm } from "./metadata-form";

const row = (key: string, value: string, kind?: string) => ({ key, value, ...(kind && { kind }) });

test("rows become keys and values, and empty rows nothing", () =>
  expect(MetadataForm.parse([row("plan", "pro"), row("", ""), row("empty", "")])).toEqual({
    plan: "pro",
    empty: "",
  }));

test("a form without rows clears", () => expect(MetadataForm.parse(undefined)).toEqual({}));

test("what was a number or a switch stays one while it reads as one", () =>
  expect(
    MetadataForm.parse([
      row("seats", "12", "number"),
      row("seat", "twelve", "number"),
      row("beta", "true", "boolean"),
      row("code", "007"),
    ]),
  ).toEqual({ seats: 12, seat: "twelve", beta: true, code: "007" }));

test.for([
  ["a key twice", [row("plan", "a"), row("plan", "b")]],
  ["a value without a key", [row("", "lost")]],
  ["a key over 40 characters", [row("k".repeat(41), "a")]],
  ["51 keys", Array.from({ length: 51 }, (_, index) => row(`key${index}`, "a"))],
] as const)("%s is refused", ([, rows]) => expect(MetadataForm.safeParse(rows).success).toBe(false));
