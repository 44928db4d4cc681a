import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { takeLock } from "../../../scripts/lib/lock.ts";
import { entryOf, gapsOf } from "../../../scripts/lib/lockfile.ts";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { readConfiguration } from "../../../scripts/start/configuration.ts";
import { fingerprintOfBuild } from "../../../scripts/start/fingerprint.ts";
import { freshRedis } from "../../setup/redis.ts";

test("of many who take a lock at once one gets it, and a dead holder's lock is nobody's", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "florin-lock-")), "lock");
  await writeFile(file, JSON.stringify({ pid: 999_999_999, born: "0" }));
  const first = await takeLock(file);
  expect(first).toHaveProperty("release");
  expect(await takeLock(file)).toMatchObject({ holder: { pid: process.pid } });
  if ("release" in first) await first.release();
  expect(await takeLock(file)).toHaveProperty("release");
});

test("what is not set has its default, and links, webhooks and listener agree on the address", () => {
  expect(readConfiguration({})).toMatchObject({
    data: inRoot(".florin"),
    role: "all",
    host: "127.0.0.1",
    port: 3000,
    url: "http://127.0.0.1:3000",
    isStripeConfigured: false,
  });
  expect(readConfiguration({ HOST: "0.0.0.0", PORT: "8080" }).url).toBe("http://127.0.0.1:8080");
  expect(readConfiguration({ HOST: "::1" }).url).toBe("http://[::1]:3000");
  expect(readConfiguration({ FLORIN_URL: "https://pay.example.com/" }).url).toBe("https://pay.example.com");
  expect(readConfiguration({ DATABASE_URL: " ", FLORIN_ROLE: "" }).databaseUrl).toBeUndefined();
});

test("the build's fingerprint stays while nothing changes, and heeds what is baked into it", async () => {
  const before = await fingerprintOfBuild({});
  expect(await fingerprintOfBuild({ DATABASE_URL: "x", NEXT_PUBLIC_EMPTY: "" })).toBe(before);
  expect(await fingerprintOfBuild({ NEXT_PUBLIC_THING: "x" })).not.toBe(before);
});

test("a gap of the lockfile is filled as npm would have", () => {
  const parent = {
    version: "1.0.0",
    dev: true,
    optionalDependencies: { "@x/core-linux-x64-musl": "1.0.0", "@x/core-win32-arm64-msvc": "1.0.0" },
  };
  const gaps = gapsOf({ packages: { "node_modules/@x/core": parent } });
  expect(gaps.map((gap) => entryOf(gap, parent))).toEqual([
    { version: "1.0.0", cpu: ["x64"], dev: true, libc: ["musl"], optional: true, os: ["linux"] },
    { version: "1.0.0", cpu: ["arm64"], dev: true, optional: true, os: ["win32"] },
  ]);
});

test("plain Node runs the application's code: aliases, left-out extensions, Lua as text, server-only", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "florin-hooks-"));
  await writeFile(path.join(folder, "script.lua"), "return 1");
  await writeFile(path.join(folder, "index.ts"), 'export { default as lua } from "./script.lua";\n');
  const main = path.join(folder, "main.ts");
  await writeFile(
    main,
    'import { settingNames } from "@/server/env";\nimport { lua } from ".";\nconsole.log(lua, settingNames.includes("PORT"));\n',
  );
  const args = ["--conditions=react-server", "--import", inRoot("scripts/typescript-hooks.mjs"), main];
  expect((await promisify(execFile)(process.execPath, args)).stdout).toMatch(/^return 1 (true|false)\n$/);
});

test("every test may have a Redis of its own", async () => {
  const [one, other] = await Promise.all([freshRedis(), freshRedis()]);
  expect(one).not.toBe(other);
});
