import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { output } from "../../../scripts/lib/process.ts";
import { asCommonJs, codeOf, promisedBy } from "../../setup/guide-code.ts";
import { type Installed, installSdk } from "../../setup/packed-sdk.ts";
import { upstashFront } from "../../setup/upstash-front.ts";

let installed: Installed;
beforeAll(async () => {
  installed = await installSdk();
}, 180_000);
afterAll(() => rm(installed.folder, { recursive: true, force: true }));

describe("the package that npm pack makes", () => {
  test("holds two forms of code, their types, manifest, readme and licence, and nothing else", async () => {
    const files = await output("tar", ["-tzf", installed.tarball]);
    const expected = [
      "LICENSE",
      "README.md",
      "florin.js",
      "index.cjs",
      "index.d.cts",
      "index.d.ts",
      "index.js",
      "package.json",
    ];
    expect(files.trim().split("\n").sort()).toEqual(expected.map((name) => `package/${name}`));
  });

  test("needs nothing at run time but what Node has, and Upstash's client where one wants it", async () => {
    const manifest = JSON.parse(await readFile(path.join(installed.package, "package.json"), "utf8"));
    expect(manifest.dependencies).toBeUndefined();
    expect(Object.keys(manifest.peerDependencies)).toEqual(["@upstash/redis"]);
    for (const file of ["index.js", "index.cjs"]) {
      const code = await readFile(path.join(installed.package, file), "utf8");
      const imported = [...code.matchAll(/(?:\bfrom |\brequire\()"([^"]+)"/g)].map(([, name]) => name);
      expect([...new Set(imported)]).toEqual(["node:crypto"]);
    }
  });

  test("brings the command `florin`, which needs nothing but Node", async () => {
    const code = await readFile(path.join(installed.package, "florin.js"), "utf8");
    const imported = [...code.matchAll(/\bfrom "([^"]+)"/g)].map(([, name]) => name);
    expect(imported.filter((name) => !name?.startsWith("node:"))).toEqual([]);
    const bin = path.join(installed.folder, "node_modules/.bin/florin");
    expect(await output(bin, ["--help"])).toContain("florin listen URL");
  });

  test("names its types before everything else in each condition", async () => {
    const { exports } = JSON.parse(await readFile(path.join(installed.package, "package.json"), "utf8"));
    for (const condition of ["import", "require"])
      expect(Object.keys(exports["."][condition])[0]).toBe("types");
  });

  test("is what publint wants it to be", async () => {
    const { messages, pkg } = await publint({ pkgDir: installed.package, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("has types that are right however it is resolved", async () => {
    const said = await output(inRoot("node_modules/.bin/attw"), [installed.tarball, "--format", "json"]);
    const { analysis, problems } = JSON.parse(said);
    expect({ types: analysis.types.kind, problems }).toEqual({ types: "included", problems: {} });
  });
});

/** Runs a file in the project, before an empty Redis behind the REST front; answers the lines that it prints. */
async function run(name: string, text: string): Promise<string[]> {
  await writeFile(path.join(installed.folder, name), text);
  const front = await upstashFront();
  try {
    const env = { ...process.env, UPSTASH_REDIS_REST_URL: front.url, UPSTASH_REDIS_REST_TOKEN: front.token };
    const printed = await output(process.execPath, [name], { cwd: installed.folder, env });
    return printed.trimEnd().split("\n");
  } finally {
    await front.stop();
  }
}

describe("installed into an empty project, the quick start prints what it says", () => {
  const code = codeOf("docs/guides/credits/quick-start.md", "ts").join("\n");
  const promised = promisedBy(code);

  test("and it says something", () => expect(promised.length).toBeGreaterThan(8));

  test("as ES modules", async () => expect(await run("quick-start.mjs", code)).toEqual(promised));

  test("as CommonJS", async () => expect(await run("quick-start.cjs", asCommonJs(code))).toEqual(promised));

  test("as TypeScript, whose strictest compiler finds nothing", async () => {
    expect(await run("quick-start.mts", code)).toEqual(promised);
    expect(await installed.check("quick-start.mts")).toBe("");
  });
});

describe("the other pages", () => {
  test.each([
    ["docs/guides/credits/reference.md", 5],
    ["src/sdk/README.md", 1],
  ])("%s: its code compiles and prints what it says", async (page, lines) => {
    const code = codeOf(page, "ts").join("\n");
    const promised = promisedBy(code);
    expect(promised.length).toBeGreaterThanOrEqual(lines);
    expect(await run("page.mts", code)).toEqual(promised);
    expect(await installed.check("page.mts")).toBe("");
  });

  test("operations.md: each piece of its code compiles", async () => {
    const pieces = codeOf("docs/guides/credits/operations.md", "ts");
    expect(pieces.length).toBeGreaterThan(2);
    const names = pieces.map((_, index) => `operations-${index}.mts`);
    for (const [index, name] of names.entries())
      await writeFile(path.join(installed.folder, name), pieces[index] ?? "");
    expect(await installed.check(...names)).toBe("");
  });
});
