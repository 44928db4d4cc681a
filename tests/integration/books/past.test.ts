import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { aDisputedOrder, DISPUTED } from "../../factories/dispute.ts";
import { aDuplicate } from "../../factories/duplicate.ts";
import { anOrder } from "../../factories/order.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf, eventsOf } from "../../setup/stripe-events.ts";

const migration = readFileSync(
  inRoot("prisma/migrations/20261121152239_books_of_the_past/migration.sql"),
  "utf8",
);

const shop = shopForTest();
const { api, own } = shop;

/** All of the journal, without what a posting gets when it is written. */
async function journal() {
  const rows = await own().ctx.db.journal_entry.findMany({
    orderBy: [{ subject_id: "asc" }, { kind: "asc" }],
  });
  return rows.map(({ id: _, created_at: __, ...row }) => row);
}

test("what was sold before there were books is posted as if there had been, once however often", {
  timeout: 90_000,
}, async () => {
  const order = await anOrder(shop);
  const part = { order_id: order.id, reason: "other", amount: 500 };
  expect((await api("POST", "/refunds", part)).status).toBe(201);
  await anOrder(shop, own(), { amount: 0 });
  await anOrder(shop, own(), { amount: 900, currency: "eur", email: "other@example.com" });
  for (const evidence of ["winning_evidence", "losing_evidence"]) {
    const { dispute } = await aDisputedOrder(shop, own(), DISPUTED);
    await shop.sandbox().stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: evidence } });
    await eventOf(shop, dispute.id, "charge.dispute.closed");
    await deliver(shop, ...(await eventsOf(shop, dispute.id)));
  }
  await aDuplicate(shop);
  await runJobs();
  const posted = await journal();
  expect(new Set(posted.map(({ kind }) => kind)).size).toBe(7);

  const { db } = own().ctx;
  await db.$executeRawUnsafe("ALTER TABLE journal_entry DISABLE TRIGGER USER");
  await db.journal_entry.deleteMany();
  await db.$executeRawUnsafe("ALTER TABLE journal_entry ENABLE TRIGGER USER");
  for (const _ of [1, 2]) {
    for (const statement of migration.split(";\n").filter((each) => /\bINSERT\b/.test(each)))
      await db.$executeRawUnsafe(statement);
    expect(await journal()).toEqual(posted);
  }
});

test("what is posted for the past has an id of that time", async () => {
  const { read } = own().ctx;
  const { sql } = await import("@/server/db/sql");
  const [away] = await read<{ most: number }>(sql`
    SELECT max(abs(extract(epoch FROM uuid_extract_timestamp(id) - created_at)))::float8 AS most FROM journal_entry`);
  expect(away?.most).toBeLessThan(1);
});
