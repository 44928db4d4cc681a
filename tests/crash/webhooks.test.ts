import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { validateEvent, WebhookVerificationError } from "polar-sdk-strict/webhooks.js";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startWorkerProcess, type Worker } from "../bench/billing/workers.ts";
import { addEndpoints, anOrganization, tellOf, types } from "../bench/webhooks/fill.ts";
import { verdictOf } from "../bench/webhooks/verdict.ts";
import { freshDatabase } from "../setup/postgres.ts";
import { freshRedis } from "../setup/redis.ts";
import { aSink, type Received, type Sink, withStatus } from "../setup/sink.ts";

const WORKERS = 2;
const OBJECTS_A_TIME = 15;

let database: pg.Pool;
let environment: Record<string, string>;
let secret: string;
let sealed: string;

beforeAll(async () => {
  const { url } = await freshDatabase();
  database = new pg.Pool({ connectionString: url, max: 8 });
  environment = {
    DATABASE_URL: url,
    REDIS_URL: await freshRedis(),
    FLORIN_SECRET: "a secret that only tests know, 32 long",
    FLORIN_WEBHOOKS_TO_PRIVATE: "on",
    STRIPE_API_URL: "http://127.0.0.1:9",
    STRIPE_SECRET_KEY: "sk_test_none",
    STRIPE_PUBLISHABLE_KEY: "pk_test_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    LOG_LEVEL: "silent",
  };
  Object.assign(process.env, environment);
  const { newSecret, sealSecret } = await import("@/modules/webhooks/secret");
  secret = newSecret();
  sealed = sealSecret(secret);
});

afterAll(() => database?.end());

/** Lets so many hours pass for all that waits, while nobody works. */
const hoursPass = (hours: number) =>
  database.query(
    `WITH moved AS (UPDATE webhook_endpoint SET failing_since = failing_since - make_interval(hours => $1))
     UPDATE webhook_delivery SET next_at = next_at - make_interval(hours => $1), since = since - make_interval(hours => $1)
     WHERE state IN ('pending', 'failed')`,
    [hours],
  );

const kinds = async (): Promise<Record<string, number>> => {
  const { rows } = await database.query(
    "SELECT state, count(*)::int AS n FROM webhook_delivery GROUP BY state",
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

const attempts = async (): Promise<number> =>
  (await database.query("SELECT count(*)::int AS n FROM webhook_attempt")).rows[0].n;

/** Workers deliver for so long while things happen to new objects; one of them is killed and replaced, and at the end all are. */
async function workAndDie(organizationId: string, ms: number): Promise<number> {
  const before = await attempts();
  const workers: Worker[] = await Promise.all(
    Array.from({ length: WORKERS }, () => startWorkerProcess(environment)),
  );
  const told = Promise.all(
    Array.from({ length: OBJECTS_A_TIME }, async () => {
      await sleep(Math.random() * ms);
      await tellOf(database, organizationId, randomUUID());
    }),
  );
  await sleep(ms * Math.random());
  const victim = Math.floor(Math.random() * WORKERS);
  await workers[victim]?.kill();
  workers[victim] = await startWorkerProcess(environment);
  await told;
  await expect.poll(attempts, { timeout: 30_000 }).toBeGreaterThan(before + OBJECTS_A_TIME);
  await Promise.all(workers.map((worker) => worker.kill()));
  return OBJECTS_A_TIME * types.length;
}

/** Ways in which a receiver fails, each of them now and then. */
const faults: [what: string, answer: Sink["answer"]][] = [
  ["answers 500", withStatus(500)],
  ["redirects", withStatus(307, { Location: "http://127.0.0.1:9/elsewhere" })],
  ["closes the connection", (response) => response.destroy()],
  [
    "closes it in the middle of the answer",
    (response) => {
      response.writeHead(503, { "Content-Length": "100" }).write("half");
      setTimeout(() => response.destroy(), 5);
    },
  ],
  ["is slow", (response) => setTimeout(() => response.writeHead(200).end(), 300)],
];

const nowAndThen =
  (fault: Sink["answer"]): Sink["answer"] =>
  (response, received) =>
    (Math.random() < 0.7 ? fault : withStatus(200))(response, received);

/** Whoever checks signatures takes each of them while it is fresh, and none whose body was changed. */
function expectSigned({ headers, body }: Received): void {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  for (const Webhook of [StandardWebhook, SvixWebhook]) {
    expect(() => new Webhook(secret).verify(body, given)).not.toThrow();
    expect(() => new Webhook(secret).verify(`${body} `, given)).toThrow();
  }
  // What is told here is no order that the strict client could parse; a signature that does not fit is another error.
  expect(() => validateEvent(body, given, secret)).not.toThrow(WebhookVerificationError);
  expect(() => validateEvent(`${body} `, given, secret)).toThrow(WebhookVerificationError);
}

test("through failures of every kind, a day of silence and workers that are killed, each event arrives, in order for each object, under one id and signed", async () => {
  const sink = await aSink();
  const steady = await aSink();
  const organizationId = await anOrganization(database);
  await addEndpoints(database, organizationId, [sink.url, steady.url], sealed);
  let told = 0;
  for (const [, fault] of faults) {
    sink.answer = nowAndThen(fault);
    const before = sink.received.length;
    told += await workAndDie(organizationId, 2_000);
    expect(sink.received.length).toBeGreaterThan(before);
    for (const each of sink.received.slice(before)) expectSigned(each);
    await hoursPass(6);
  }
  const port = new URL(sink.url).port;
  await sink.stop();
  told += await workAndDie(organizationId, 2_000);
  await hoursPass(24);
  const again = await aSink(withStatus(200), Number(port));
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorkerProcess(environment)));
  try {
    await expect.poll(kinds, { timeout: 60_000, interval: 200 }).toEqual({ succeeded: 2 * told });
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
  const arrivals = [...sink.received, ...again.received];
  // What failed arrived as well, but before what follows it did.
  expect(verdictOf([arrivals, steady.received])).toMatchObject({
    arrived: 2 * told,
    disordered: 0,
    twoIds: 0,
  });
  for (const each of again.received) expectSigned(each);
  await Promise.all([again.stop(), steady.stop()]);
}, 480_000);
