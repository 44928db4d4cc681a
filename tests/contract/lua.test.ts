import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";

/** The beginning that the ledger's scripts share: theirs go on where its keys and arguments end. */
const LEDGER = "src/sdk/scripts/ledger.lua";

const scripts = globSync("src/**/*.lua", { cwd: inRoot(".") }).sort();

const sharedCount = (file: string, list: "KEYS" | "ARGV"): number =>
  file.startsWith("src/sdk/") && file !== LEDGER
    ? inHeader(readFileSync(inRoot(LEDGER), "utf8"), list).length
    : 0;

/** The names after `KEYS[1]`, `KEYS[2]`… in the header, in their order. */
const inHeader = (lua: string, list: "KEYS" | "ARGV") =>
  [...lua.matchAll(new RegExp(`^  ${list}\\[(\\d+)\\] (\\w+)  ?(.*)$`, "gm"))].map(
    ([, index, name, about]) => ({
      index: Number(index),
      name,
      about: about?.trim(),
    }),
  );

/** The names in `keys: ["…"]` or `args: […]` of the wrapper. */
const inWrapper = (wrapper: string, list: "keys" | "args") =>
  [...(new RegExp(`${list}: \\[(.*?)\\]`, "s").exec(wrapper)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
    ([, name]) => name,
  );

test("there are scripts to look at", () => expect(scripts.length).toBeGreaterThan(0));

describe.each(scripts)("%s", (file) => {
  const lua = readFileSync(inRoot(file), "utf8");
  const wrapper = readFileSync(inRoot(file.replace(/\.lua$/, ".ts")), "utf8");

  test.each([
    ["KEYS", "keys"],
    ["ARGV", "args"],
  ] as const)("its header and its wrapper name the same %s in the same order", (list, option) => {
    const header = inHeader(lua, list);
    expect(header.map(({ name }) => name)).toEqual(inWrapper(wrapper, option));
    const first = sharedCount(file, list) + 1;
    expect(header.map(({ index }) => index)).toEqual(header.map((_, index) => first + index));
  });

  test("its header says what each of them is, and what it replies", () => {
    expect(lua.startsWith("--[[\n")).toBe(true);
    const undescribed = [...inHeader(lua, "KEYS"), ...inHeader(lua, "ARGV")].filter(({ about }) => !about);
    expect(undescribed).toEqual([]);
    expect(lua).toMatch(/^ {2}Reply: /m);
  });

  test("it uses no key and no argument that its header does not name", () => {
    const body = lua.slice(lua.indexOf("]]") + 2);
    for (const list of ["KEYS", "ARGV"] as const) {
      const used = [...body.matchAll(new RegExp(`${list}\\[(\\d+)\\]`, "g"))].map(([, index]) =>
        Number(index),
      );
      expect(Math.max(0, ...used)).toBeLessThanOrEqual(sharedCount(file, list) + inHeader(lua, list).length);
    }
  });
});
