import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jobs } from "@/modules/jobs";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter(
  (file) => file.endsWith(".ts") && !file.startsWith("generated") && !file.endsWith(".test.ts"),
);
const declarations = sources.flatMap((file) => [
  ...readFileSync(join("src", file), "utf8").matchAll(/defineJob\(\{/g),
]);

test("every job that is declared is run by the worker, and no two share a name", () => {
  expect(declarations.length).toBeGreaterThan(5);
  expect(jobs.length).toBe(declarations.length);
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
});

test("a job's name is noun.verb-noun", () => {
  for (const { name } of jobs) expect(name).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);
});
