import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { routes } from "@/modules/routes";
import { sql } from "@/server/db/sql";
import { shopForTest } from "../setup/shop.ts";
import { samples } from "./samples.ts";
import { send } from "./send.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-audit-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const shop = shopForTest({ FLORIN_DATA: data });

const ofMerchants = routes.filter(
  ({ spec }) =>
    spec.method !== "GET" && spec.access.subjects.some((kind) => kind === "organization" || kind === "user"),
);

/**
 * What a shop's own application does all day: the ledger is the log of it, transaction by transaction, and a key knows its activations. And what a
 * member reads and wants to be told of, which concerns nobody else.
 */
const usage = [
  "licenseKeys.validate",
  "licenseKeys.activate",
  "licenseKeys.deactivate",
  "credits.deduct",
  "credits.batch",
  "credits.hold",
  "credits.extendHold",
  "credits.captureHold",
  "credits.releaseHold",
  "notifications.readAll",
  "notifications.read",
  "notifications.updateSwitches",
];

/** Anybody may call these, and a buyer does: who has a token says nothing by it. */
const byAnyone = ofMerchants.filter(({ spec }) => spec.access.subjects.includes("anonymous"));

const noted = (callId: string) =>
  shop.own().ctx.read<{ organization_id: string; actor_type: string; actor_id: string; text: string }>(sql`
    SELECT organization_id, actor_type, actor_id, e::text AS text FROM audit_entry AS e WHERE request_id = ${callId}`);

describe("every writing endpoint of a merchant", () => {
  const watched = ofMerchants.filter(
    (route) => !usage.includes(route.spec.name) && !byAnyone.includes(route),
  );
  test.each(watched.map((route) => [route.spec.name, route] as const))(
    "%s leaves an entry of who did it, and none when it is refused",
    async (name, route) => {
      const merchant = await shop.merchant();
      const sent = await samples[name]?.make(merchant, shop);
      const asked = `audited-${name}`;
      const headers = { Authorization: `Bearer ${merchant.token}`, ...sent?.headers, "X-Request-Id": asked };
      if (!route.spec.access.subjects.includes("organization"))
        Reflect.deleteProperty(headers, "Authorization");
      const refused = await send(route, {
        ...sent,
        headers: { ...headers, Authorization: "Bearer florin_oat_x" },
      });
      expect(refused.status).toBe(401);
      expect(await noted(asked)).toEqual([]);
      const { status, text } = await send(route, { ...sent, headers });
      expect(status, text).toBeLessThan(300);
      const entries = await noted(asked);
      expect(entries).not.toEqual([]);
      for (const { text: whole, actor_type, actor_id } of entries) {
        expect([actor_type, actor_id]).toEqual([
          "Authorization" in headers && !("cookie" in headers) ? "token" : "member",
          expect.stringMatching(/^[0-9a-f-]{36}$/),
        ]);
        expect(whole).not.toMatch(/florin_(oat|cst)_\w+|whsec_\w+/);
      }
    },
  );

  test("is watched, or its own log is named here", () => {
    const exempt = ofMerchants.filter(({ spec }) => spec.isUsage).map(({ spec }) => spec.name);
    expect(exempt.sort()).toEqual(usage.sort());
  });
});

/** Tables that tell of nothing that a member, token or customer decides, by why. A table that does gets `audit_table(…)` in its migration. */
const unwatched = {
  "people themselves, who belong to no organization": [
    "account",
    "session",
    "user",
    "verification",
    "clerk_deletion",
  ],
  "what follows from a change that is noted, by a rule": [
    "benefit_grant",
    "credit_account",
    "credit_day",
    "credit_grace",
    "credit_grant",
    "credit_hold",
    "credit_parked_entry",
    "credit_transaction",
    "paid_credit_grant",
    "customer_balance",
    "discount_redemption",
    "journal_entry",
    "order_item",
    "payment",
    "pending_item",
    "subscription_movement",
    "metric_movement",
    "metric_rollup",
  ],
  "what a member reads, and wants to be told of": [
    "notification",
    "notification_reader",
    "notification_switch",
  ],
  "what buyers and customers do, a log of its own": [
    "customer_email_update",
    "customer_sign_in",
    "file_download",
    "license_key_activation",
  ],
  plumbing: [
    "_prisma_migrations",
    "audit_entry",
    "books_check",
    "credit_note_counter",
    "order_counter",
    "idempotency_key",
    "mail",
    "notification_progress",
    "outside_lease",
    "stripe_event",
    "webhook_attempt",
    "webhook_delivery",
    "webhook_endpoint_hour",
    "webhook_event",
  ],
};

describe("every table", () => {
  test("is watched, or it is said here why not", async () => {
    const tables = await shop.own().ctx.read<{ name: string; watched: boolean }>(sql`
      SELECT relname AS name, EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = 'audited') AS watched
      FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`);
    const named = Object.values(unwatched).flat();
    const missing = tables
      .filter(({ name, watched }) => !watched && !named.includes(name))
      .map(({ name }) => name);
    expect(missing).toEqual([]);
    const names = new Set(tables.map(({ name }) => name));
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  test("that is watched hides each column that holds a secret", async () => {
    const found = await shop.own().ctx.read<{ place: string }>(sql`
      SELECT c.relname || '.' || a.attname AS place
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE t.tgname = 'audited' AND a.attname ~ '(secret|token|hash|password|sealed|private_key)'
        AND NOT (a.atttypid = ANY(ARRAY['timestamptz'::regtype, 'bool'::regtype]))
        AND position(a.attname::text IN pg_get_triggerdef(t.oid)) = 0 ORDER BY 1`);
    expect(found).toEqual([]);
  });
});
