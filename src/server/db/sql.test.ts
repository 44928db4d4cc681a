import { expect, test } from "vitest";
import { statementName } from "./sql";

test("a statement keeps its name, so that a connection plans it once", () => {
  const name = statementName("SELECT 1 WHERE a = $1");
  expect(name).toMatch(/\S/);
  expect(statementName("SELECT 1 WHERE a = $1")).toBe(name);
  expect(statementName("SELECT 1 WHERE b = $1")).not.toBe(name);
});

test.for([
  { what: "text", text: "SELECT 1 FROM customer WHERE name ILIKE $1" },
  { what: "metadata", text: "SELECT 1 FROM customer WHERE metadata @> $1::jsonb" },
])("a search in $what is planned for what is looked for: common or rare, it takes another way", ({ text }) =>
  expect(statementName(text)).toBe(""),
);
