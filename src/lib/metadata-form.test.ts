import { expect, test } from "vitest";
import { MetadataForm } from "./metadata-form";

const row = (key: string, value: string, type?: string) => ({ key, value, ...(type && { type }) });

test("rows become keys and values, and empty rows nothing", () =>
  expect(MetadataForm.parse([row("plan", "pro"), row("", ""), row("empty", "")])).toEqual({
    plan: "pro",
    empty: "",
  }));

test("a form without rows clears", () => expect(MetadataForm.parse(undefined)).toEqual({}));

test("what was a number or a boolean stays one, and a text stays as it was typed", () =>
  expect(
    MetadataForm.parse([row("seats", " 12 ", "number"), row("beta", "true", "boolean"), row("code", " 007")]),
  ).toEqual({ seats: 12, beta: true, code: " 007" }));

test.for([
  { given: [row("a", "1"), row("a", "2")], path: [1, "key"], says: "There is another value of this name." },
  { given: [row("", "lost")], path: [0, "key"], says: "Give it a name." },
  { given: [row("seats", "many", "number")], path: [0, "value"], says: "Enter a number." },
  { given: [row("beta", "maybe", "boolean")], path: [0, "value"], says: "true or false." },
  { given: [row("k".repeat(41), "a")], path: [0, "key"], says: "At most 40 characters." },
  { given: [row("a", "v".repeat(501))], path: [0, "value"], says: "At most 500 characters." },
])("$says is said at the field of its row", ({ given, path, says }) => {
  const issues = MetadataForm.safeParse(given).error?.issues ?? [];
  expect(issues.map((issue) => ({ path: issue.path, says: issue.message }))).toEqual([{ path, says }]);
});

test("51 keys are refused", () =>
  expect(
    MetadataForm.safeParse(Array.from({ length: 51 }, (_, index) => row(`key${index}`, "a"))).success,
  ).toBe(false));
