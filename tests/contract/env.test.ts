import { globSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { settingNames } from "@/server/env";
import { inRoot } from "../../scripts/lib/paths.ts";

const example = readFileSync(inRoot(".env.example"), "utf8");
const lines = example.split("\n");
const isSetting = (line: string) => /^(# )?[A-Z][A-Z0-9_]*=/.test(line);
const listed = lines.filter(isSetting).map((line) => line.replace(/^# /, "").split("=")[0] ?? "");

/** Of the system or of a library that a script starts; nobody sets them for Florin. */
const notOurs = ["PATH", "NODE_OPTIONS", "REDISMS_DISABLE_POSTINSTALL"];

/** What scripts, configuration files and the set-up of tests read of the environment, in any of the ways in which they do. */
const readByScripts = ["scripts/**/*.{ts,mjs}", "*.config.ts", "prisma/seed.ts", "tests/setup/*.ts"]
  .flatMap((pattern) => globSync(pattern, { cwd: inRoot(".") }))
  .flatMap((file) => [
    ...readFileSync(inRoot(file), "utf8").matchAll(
      /process\.env\.([A-Z][A-Z0-9_]*)|\bread\("([A-Z][A-Z0-9_]*)"\)/g,
    ),
  ])
  .map(([, direct, checked]) => direct ?? checked ?? "")
  .filter((name) => !notOurs.includes(name));

const readByCompose = [
  ...readFileSync(inRoot("compose.yaml"), "utf8").matchAll(/\$\{([A-Z][A-Z0-9_]*)/g),
].map(([, name]) => name ?? "");

test("every setting that the application, a script or a configuration file reads is in .env.example, and no other", () => {
  const read = new Set([...settingNames, ...readByScripts, ...readByCompose]);
  expect([...listed].sort()).toEqual([...read].sort());
});

test("each setting stands once, below one line that says what it is", () => {
  const settings = lines.map((line, index) => ({ line, index })).filter(({ line }) => isSetting(line));
  for (const { line, index } of settings) {
    expect(lines[index - 1], line).toMatch(/^# .+\.$/);
    const before = lines[index - 2] ?? "";
    expect(before === "" || isSetting(before), line).toBe(true);
  }
  expect(listed).toEqual([...new Set(listed)]);
});

test("the table of the README holds every setting that is not for developers alone", () => {
  const readme = readFileSync(inRoot("README.md"), "utf8");
  const forUse = lines.filter((line) => /^[A-Z]/.test(line)).map((line) => line.split("=")[0]);
  expect(forUse.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
});

test("a copy of it sets nothing, so that npm start does as without it", () => {
  expect(Object.values(parseEnv(example)).filter(Boolean)).toEqual([]);
});
