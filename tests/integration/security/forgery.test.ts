import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { SECOND_MS } from "@/lib/time";
import { sql } from "@/server/db/sql";
import { shopForTest } from "../../setup/shop.ts";
import { webhookSecret } from "../sandbox/start-sandbox.ts";

const shop = shopForTest({ FLORIN_RATE_LIMITS: "on" });

const body = (id: string) =>
  JSON.stringify({ id, object: "event", type: "payment_intent.succeeded", data: { object: {} } });

const signed = (payload: string, secret: string, at = Date.now()) => {
  const seconds = Math.floor(at / SECOND_MS);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex")}`;
};

async function postToStripesDoor(payload: string, signature: string | null): Promise<number> {
  const { stripeWebhook } = await import("@/modules/stripe-events/webhook");
  const headers = { "Content-Type": "application/json", ...(signature && { "Stripe-Signature": signature }) };
  const request = new Request("http://127.0.0.1:3000/api/webhooks/stripe", {
    method: "POST",
    headers,
    body: payload,
  });
  return (await stripeWebhook(request)).status;
}

const isStored = async (id: string) => (await shop.own().ctx.db.stripe_event.count({ where: { id } })) === 1;

test("an event of Stripe counts with its signature alone: none, another secret's, another body's, an old one are refused and not stored", async () => {
  const id = `evt_${newId()}`;
  const payload = body(id);
  const old = Date.now() - 10 * 60 * SECOND_MS;
  for (const signature of [
    null,
    "",
    "t=1,v1=00",
    signed(payload, "whsec_another"),
    signed(body("evt_other"), webhookSecret),
    signed(payload, webhookSecret, old),
  ])
    expect(await postToStripesDoor(payload, signature)).toBe(400);
  expect(await isStored(id)).toBe(false);
  expect(await postToStripesDoor(payload, signed(payload, webhookSecret))).toBe(200);
  expect(await isStored(id)).toBe(true);
});

test("an event that is replayed is stored and applied once", async () => {
  const id = `evt_${newId()}`;
  const payload = body(id);
  const signature = signed(payload, webhookSecret);
  expect(await Promise.all(Array.from({ length: 8 }, () => postToStripesDoor(payload, signature)))).toEqual(
    Array.from({ length: 8 }, () => 200),
  );
  expect(await isStored(id)).toBe(true);
  const [found] = await shop.own().ctx.read<{ jobs: number }>(sql`
    SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE payload ->> 'event_id' = ${id}`);
  expect(found?.jobs).toBe(1);
});

/** One character of a text, another. */
const forged = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.constantFrom(..."abcdefABCDEF0123456789-_."))
    .map(([at, letter]) => `${text.slice(0, at)}${letter}${text.slice(at + 1)}`)
    .filter((other) => other !== text);

test("the link that pays an order opens with no other character, and not cut short", async () => {
  const { orderOfPayLink, payUrl } = await import("@/modules/orders/pay-link");
  const id = newId();
  const token = payUrl(id).split("/pay/")[1] ?? "";
  expect(orderOfPayLink(token)).toBe(id);
  fc.assert(fc.property(forged(token), (other) => orderOfPayLink(other) === null));
  fc.assert(
    fc.property(fc.nat(token.length - 1), (length) => orderOfPayLink(token.slice(0, length)) === null),
  );
});

test("the link of a mail into the portal holds for its customer, its organization and its days alone", async () => {
  const { customerOfPortalLink, portalLink } = await import("@/server/auth/portal-link");
  const customer = newId();
  const query = new URL(portalLink("acme", customer, "orders")).searchParams;
  const now = new Date();
  expect(customerOfPortalLink("acme", query, now)).toBe(customer);
  expect(customerOfPortalLink("acme2", query, now)).toBeNull();
  expect(customerOfPortalLink("acme", query, new Date(Date.now() + 31 * 86_400 * SECOND_MS))).toBeNull();
  for (const name of ["customer", "expires", "signature"]) {
    const given = query.get(name) ?? "";
    fc.assert(
      fc.property(forged(given), (other) => {
        const changed = new URLSearchParams(query);
        changed.set(name, other);
        return customerOfPortalLink("acme", changed, now) === null;
      }),
    );
    const without = new URLSearchParams(query);
    without.delete(name);
    expect(customerOfPortalLink("acme", without, now)).toBeNull();
  }
});

test("the link of a download opens with no other character", async () => {
  const { readDownload, signDownload } = await import("@/modules/downloadables/sign-link");
  const now = new Date();
  const linked = { grantId: newId(), fileId: newId() };
  const token = signDownload(linked, now).url.split("/").at(-1) ?? "";
  expect(readDownload(token, now)).toMatchObject(linked);
  fc.assert(fc.property(forged(token), (other) => readDownload(other, now) === null));
});

test("guessing tokens is throttled by address, and stops nobody there who has one", async () => {
  const { newToken } = await import("@/server/auth/token");
  const { limits } = await import("@/server/auth/limits");
  const headers = { "X-Forwarded-For": "127.0.0.1" };
  const guess = () => shop.api("GET", "/products", undefined, { token: newToken("oat"), headers });
  const answers = [];
  for (let count = 0; count < limits.badToken.max / 50 + 2; count++)
    answers.push(...(await Promise.all(Array.from({ length: 50 }, guess))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(limits.badToken.max);
  expect(answers.at(-1)?.headers.get("retry-after")).toMatch(/^\d+$/);
  const honest = await shop.api("GET", "/products", undefined, { headers });
  expect(honest.status).toBe(200);
});
