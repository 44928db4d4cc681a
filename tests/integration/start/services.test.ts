import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { Redis } from "ioredis";
import pg from "pg";
import { expect, test } from "vitest";
import { until } from "../../../scripts/lib/process.ts";
import { alive, dataFolder, runScript, serversOf } from "./run-script.ts";

const READY = "Ctrl-C stops them";

async function addressesIn(data: string): Promise<{ database: string; redis: string }> {
  const text = await readFile(path.join(data, "services.env"), "utf8");
  const read = (name: string) => new RegExp(`export ${name}='([^']+)'`).exec(text)?.[1] ?? "";
  return { database: read("DATABASE_URL"), redis: read("REDIS_URL") };
}

async function query(database: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function command<T>(url: string, use: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url);
  try {
    return await use(redis);
  } finally {
    redis.disconnect();
  }
}

test("SIGTERM stops everything that was started, exits with 0 and hands the folder back", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  const servers = await serversOf(data, first.pid);
  expect(servers).toHaveLength(3);
  expect(alive(servers)).toEqual(servers);
  first.kill("SIGTERM");
  expect(await first.ended).toBe(0);
  expect(alive(servers)).toEqual([]);
});

test("what is kept survives a restart: data, secrets, ports", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  const before = await readFile(path.join(data, "services.env"), "utf8");
  const { database, redis } = await addressesIn(data);
  await query(database, "CREATE TABLE kept AS SELECT 42 AS answer");
  await command(redis, (client) => client.set("kept", "42"));
  first.kill("SIGINT");
  expect(await first.ended).toBe(0);

  const second = runScript("services.ts", { FLORIN_DATA: data });
  await second.says(READY);
  expect(await readFile(path.join(data, "services.env"), "utf8")).toBe(before);
  expect(await query(database, "SELECT answer FROM kept")).toEqual([{ answer: 42 }]);
  expect(await command(redis, (client) => client.get("kept"))).toBe("42");
});

test("only its own account reads the passwords that are kept", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  for (const name of ["settings.json", "services.env", "redis.conf"]) {
    expect((await stat(path.join(data, name))).mode & 0o777, name).toBe(0o600);
  }
});

test("a second start on the same folder is refused in one line, and the first goes on", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  const second = runScript("services.ts", { FLORIN_DATA: data });
  expect(await second.ended).toBe(1);
  expect(second.printed()).toMatch(
    /^florin: Florin already runs on \S+ \(process \d+\)\. [^\n]+FLORIN_DATA\.\n$/,
  );
  const servers = await serversOf(data, first.pid);
  expect(alive(servers)).toEqual(servers);
});

test("what a killed start left behind is ended by the next, which loses nothing that was committed", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  const left = await serversOf(data, first.pid);
  const { database } = await addressesIn(data);
  await query(database, "CREATE TABLE kept AS SELECT 42 AS answer");
  first.kill("SIGKILL");
  await first.ended;
  expect(alive(left).length).toBeGreaterThan(0);

  const second = runScript("services.ts", { FLORIN_DATA: data });
  await second.says(READY);
  expect(alive(left)).toEqual([]);
  expect(await query((await addressesIn(data)).database, "SELECT answer FROM kept")).toEqual([
    { answer: 42 },
  ]);
});

test("when one service dies, it says which, stops the rest and exits with 1", async () => {
  const data = await dataFolder();
  const first = runScript("services.ts", { FLORIN_DATA: data });
  await first.says(READY);
  const servers = await serversOf(data, first.pid);
  const names = await Promise.all(
    servers.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  const victim =
    servers[names.findIndex((name) => name.includes("redis-server") || name.includes("valkey-server"))] ??
    servers[0];
  process.kill(victim ?? 0, "SIGKILL");
  expect(await first.ended).toBe(1);
  expect(first.printed()).toMatch(/florin: The \S.* ended by SIGKILL without being asked to\n$/);
  expect(await until(() => alive(servers).length === 0, { withinMs: 2_000 })).toBe(true);
});
