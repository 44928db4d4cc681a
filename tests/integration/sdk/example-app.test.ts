import { createHmac } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../../../scripts/lib/process.ts";
import { findChromium } from "../../../scripts/test/browser.ts";
import { type ExampleApp, secrets, startExampleApp } from "../../setup/example-app.ts";
import { freshRedis } from "../../setup/redis.ts";

let app: ExampleApp;
let redis: Redis;
beforeAll(async () => {
  const url = await freshRedis();
  redis = new Redis(url);
  app = await startExampleApp(url);
}, 400_000);
afterAll(async () => {
  await app?.stop();
  redis?.disconnect();
});

/** Somebody who has just come: 1000 credits. */
async function visitor() {
  const page = await fetch(app.url);
  const cookie = (page.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const ask = async (path: string, body?: object, headers: Record<string, string> = {}) => {
    const sent = body && { method: "POST", body: JSON.stringify(body) };
    const answer = await fetch(app.url + path, { headers: { cookie, ...headers }, ...sent });
    return { status: answer.status, body: await answer.json() };
  };
  return { account: `visitor_${cookie.split("=")[1]}`, html: await page.text(), ask };
}

const key = (name: string) => ({ "Idempotency-Key": name });

describe("charge first", () => {
  test("a message costs ten; sent twice under one key it is answered the same, and costs once", async () => {
    const { ask } = await visitor();
    const first = await ask("/api/chat", { prompt: "Hello" }, key("one"));
    expect(first).toEqual({ status: 200, body: { reply: "You said: Hello", balance: 990 } });
    expect(await ask("/api/chat", { prompt: "Hello" }, key("one"))).toEqual(first);
    expect((await ask("/api/balance")).body).toMatchObject({ balance: 990, held: 0 });
  });

  test("one key buys one answer, whatever else is asked under it", async () => {
    const { ask } = await visitor();
    const first = await ask("/api/chat", { prompt: "Paid" }, key("one"));
    expect((await ask("/api/chat", { prompt: "Not paid" }, key("one"))).body).toEqual(first.body);
  });

  test("a picture in high resolution costs more than another", async () => {
    const { ask } = await visitor();
    expect((await ask("/api/canvas", { prompt: "A lighthouse" })).body.balance).toBe(950);
    expect((await ask("/api/canvas", { prompt: "A lighthouse", high_resolution: true })).body.balance).toBe(
      875,
    );
  });

  test("what is not said properly costs nothing", async () => {
    const { ask } = await visitor();
    for (const body of [{}, { prompt: "" }, { prompt: 7 }]) {
      expect((await ask("/api/chat", body)).status).toBe(422);
      expect((await ask("/api/canvas", body)).status).toBe(422);
    }
    expect((await ask("/api/balance")).body.balance).toBe(1000);
  });
});

test("estimate, hold, capture: a video costs what was rendered, and nothing stays set aside", async () => {
  const { ask } = await visitor();
  const { body } = await ask("/api/video", { seconds: 6.25 });
  expect(body).toEqual({ video: "A video of 6.25 s", used: 63, balance: 937 });
  expect((await ask("/api/balance")).body).toMatchObject({ balance: 937, held: 0 });
});

describe("check first, charge on completion", () => {
  /** What the training service would post. */
  function report(
    body: string,
    secret = secrets.TRAINING_WEBHOOK_SECRET,
    at = Math.floor(Date.now() / 1000),
  ) {
    const signature = createHmac("sha256", secret).update(`id.${at}.${body}`).digest("base64");
    const headers = {
      "webhook-id": "id",
      "webhook-timestamp": String(at),
      "webhook-signature": `v1,${signature}`,
    };
    return fetch(`${app.url}/api/webhooks/training`, { method: "POST", headers, body });
  }

  test("a training is charged when its service reports it", async () => {
    const { ask } = await visitor();
    const started = await ask("/api/training", { gpu_hours: 0.2 });
    expect(started).toMatchObject({ status: 202, body: { estimate: 200, balance: 1000 } });
    const balance = async () => (await ask("/api/balance")).body.balance === 800;
    expect(await until(balance, { withinMs: 10_000, everyMs: 100 })).toBe(true);
  });

  test("it is charged once however often it is reported", async () => {
    const { ask, account } = await visitor();
    const body = JSON.stringify({ job_id: "job_1", user: account, gpu_hours: 0.5 });
    for (const repeated of [false, true, true])
      expect(await (await report(body)).json()).toEqual({ charged: true, repeated, balance: 500 });
    expect((await ask("/api/balance")).body.balance).toBe(500);
  });

  test("it does not begin without the credits for it: 402 says balance and need", async () => {
    const { ask } = await visitor();
    expect(await ask("/api/training", { gpu_hours: 3 })).toMatchObject({
      status: 402,
      body: { error: "insufficient_credits", balance: 1000, required: 3000 },
    });
  });

  test("a report that is unsigned, signed by another or too old charges nobody", async () => {
    const { ask, account } = await visitor();
    const body = JSON.stringify({ job_id: "job_2", user: account, gpu_hours: 0.5 });
    const old = Math.floor(Date.now() / 1000) - 3600;
    expect((await report(body, "another secret")).status).toBe(401);
    expect((await report(body, secrets.TRAINING_WEBHOOK_SECRET, old)).status).toBe(401);
    const unsigned = await fetch(`${app.url}/api/webhooks/training`, { method: "POST", body });
    expect(unsigned.status).toBe(401);
    expect((await ask("/api/balance")).body.balance).toBe(1000);
  });
});

test("the list of transactions says where the balance comes from, page by page", async () => {
  const { ask, html } = await visitor();
  expect(html).toContain("Welcome");
  for (let at = 0; at < 11; at++) await ask("/api/chat", { prompt: `${at}` });
  const newest = (await ask("/api/transactions")).body;
  const oldest = (await ask(`/api/transactions?before=${newest.next}`)).body;
  const all = [...newest.transactions, ...oldest.transactions];
  expect(all.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 12 }, (_, at) => 12 - at));
  expect(all.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(890);
});

describe("an admin", () => {
  /** Sends the form as a browser without script does. */
  async function grant(fields: Record<string, string>): Promise<string> {
    const page = await (await fetch(`${app.url}/admin`)).text();
    const form = new FormData();
    for (const [, name, value] of page.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g))
      form.set(name ?? "", (value ?? "").replaceAll("&quot;", '"'));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await fetch(`${app.url}/admin`, {
      method: "POST",
      body: form,
      headers: { origin: app.url },
    });
    return answer.text();
  }

  test("grants credits that end, with a reason", async () => {
    const { ask, account } = await visitor();
    const said = await grant({
      user: account,
      amount: "250",
      description: "Sorry",
      days: "30",
      token: secrets.ADMIN_TOKEN,
    });
    expect(said).toContain("Granted 250; the balance is 1250.");
    const { balance, grants } = (await ask("/api/balance")).body;
    expect(balance).toBe(1250);
    expect(grants[0]).toMatchObject({ remaining: 250, expiresAt: expect.any(Number) });
  });

  test("is nobody without the token", async () => {
    const { ask, account } = await visitor();
    expect(await grant({ user: account, amount: "250", description: "Mine", token: "a guess" })).toContain(
      "not the admin token",
    );
    expect((await ask("/api/balance")).body.balance).toBe(1000);
  });
});

test("the nightly job rebuilds a balance that differs from its log, and is nobody else's to start", async () => {
  const { ask, account } = await visitor();
  await redis.incrby(`balance:${account}`, 5000);
  expect((await fetch(`${app.url}/api/cron/reconcile`)).status).toBe(401);
  const headers = { authorization: `Bearer ${secrets.CRON_SECRET}` };
  const report = await (await fetch(`${app.url}/api/cron/reconcile`, { headers })).json();
  expect(report).toMatchObject({ rebuilt: [account], broken: [] });
  expect(report.accounts).toBeGreaterThan(5);
  expect((await ask("/api/balance")).body.balance).toBe(1000);
});

test("in a browser: the widget follows what is spent, axe finds nothing, and 360 px are enough", async () => {
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ["--no-sandbox"],
  });
  try {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 800 } });
      const page = await context.newPage();
      await page.goto(app.url);
      await page.getByText("1,000 credits").waitFor();
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByText("990 credits").waitFor();
      await page.getByRole("cell", { name: "Chat message" }).waitFor();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await page.goto(`${app.url}/admin`);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}, 60_000);
