import { readdir } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { freePort } from "../../../scripts/lib/ports.ts";
import { dataFolder, runScript } from "./run-script.ts";

/** Configured so that nothing of it is started. */
const stripe = {
  STRIPE_SECRET_KEY: "sk_test_x",
  STRIPE_PUBLISHABLE_KEY: "pk_test_x",
  STRIPE_WEBHOOK_SECRET: "whsec_x",
};

const lastLine = (printed: string) => printed.trimEnd().split("\n").at(-1) ?? "";

async function expectRefusal(settings: Record<string, string>, message: RegExp): Promise<string> {
  const data = await dataFolder();
  const start = runScript("start/main.ts", {
    FLORIN_DATA: data,
    PORT: String(await freePort()),
    ...settings,
  });
  expect(await start.ended).toBe(1);
  expect(lastLine(start.printed())).toMatch(message);
  const noted = await readdir(path.join(data, "running")).catch(() => []);
  expect(noted, "nothing is left running").toEqual([]);
  return start.printed();
}

test("a taken port is refused in one line with the way out, before anything is started", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const printed = await expectRefusal(
    { PORT: String(port) },
    new RegExp(`^florin: port ${port} is taken on 127.0.0.1\\..*PORT=`),
  );
  expect(printed).not.toContain("Postgres");
});

test("a database that refuses is named without its password, and what was started is stopped", async () => {
  const url = `postgresql://someone:secret-word@127.0.0.1:${await freePort()}/shop`;
  const printed = await expectRefusal(
    { ...stripe, DATABASE_URL: url },
    /^florin: Postgres at 127\.0\.0\.1:\d+, database "shop" refuses: .*DATABASE_URL/,
  );
  expect(printed).not.toContain("secret-word");
});

test("a wrong password for the database is told as such", async () => {
  const url = new URL(`${inject("postgresServer")}/postgres`);
  url.password = "wrong";
  await expectRefusal({ ...stripe, DATABASE_URL: url.href }, /refuses: password authentication failed/);
});

test("a Redis that does not answer is refused with the way out", async () => {
  const url = `redis://:secret-word@127.0.0.1:${await freePort()}`;
  const printed = await expectRefusal(
    { ...stripe, REDIS_URL: url },
    /^florin: Redis at 127\.0\.0\.1:\d+ refuses: .*ECONNREFUSED.*REDIS_URL/,
  );
  expect(printed).not.toContain("secret-word");
});

test("settings that contradict each other are refused by name", async () => {
  await expectRefusal(
    { FLORIN_ROLE: "boss" },
    /^florin: FLORIN_ROLE is boss; it has to be one of all, web, worker\.$/,
  );
  await expectRefusal({ PORT: "none" }, /^florin: PORT is none/);
  await expectRefusal(
    { STRIPE_SECRET_KEY: "sk_test_x" },
    /^florin: STRIPE_SECRET_KEY is set without STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET/,
  );
  await expectRefusal(
    { UPSTASH_REDIS_REST_URL: "https://x.example" },
    /^florin: UPSTASH_REDIS_REST_URL is set alone/,
  );
  await expectRefusal({ FLORIN_URL: "pay.example.com" }, /^florin: FLORIN_URL is pay\.example\.com/);
});
