import type { Interval } from "@/modules/subscriptions/rules/periods";
import type { State } from "@/modules/subscriptions/rules/state";
import { connection } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";

/** A subscription as it once was. */
export type Past = State & {
  id: string;
  customer_id: string;
  discount_id: string | null;
  changing_payment_id: string | null;
  due_at: Date | null;
};

/** Has the database keep each state that a subscription was ever in, whoever wrote it. */
export async function keepHistory(): Promise<void> {
  await connection().pool.query(`
    CREATE TABLE IF NOT EXISTS simulated_past (place bigserial PRIMARY KEY, organization_id uuid, subscription_id uuid, past jsonb);
    CREATE OR REPLACE FUNCTION keep_past() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO simulated_past (organization_id, subscription_id, past) VALUES (NEW.organization_id, NEW.id, to_jsonb(NEW));
        RETURN NULL;
      END $$;
    CREATE OR REPLACE TRIGGER keep_past AFTER INSERT OR UPDATE ON subscription FOR EACH ROW EXECUTE FUNCTION keep_past();`);
}

const dates =
  `anchor_at current_period_start current_period_end trial_start trial_end canceled_at ends_at ended_at past_due_at
  paused_at resumes_at discount_first_at reminded_for due_at`.split(/\s+/);

type Kept = Record<string, unknown> & { recurring_interval: Interval; recurring_interval_count: number };

const pastOf = (row: Kept): Past => ({
  ...(row as unknown as Past),
  ...Object.fromEntries(dates.map((name) => [name, row[name] ? new Date(String(row[name])) : null])),
  discount: null,
  terms: {
    product_id: String(row.product_id),
    product_name: "",
    price_id: String(row.price_id),
    amount: Number(row.amount),
    currency: String(row.currency),
    cycle: { interval: row.recurring_interval, count: row.recurring_interval_count },
    tax_behavior: null,
  } as unknown as State["terms"],
});

/** All that each subscription of an organization has been, from its beginning. */
export async function readHistories(read: Read, organizationId: string): Promise<Past[][]> {
  const rows = await read<{ pasts: Kept[] }>(sql`
    SELECT jsonb_agg(past ORDER BY place) AS pasts FROM simulated_past
    WHERE organization_id = ${organizationId}::uuid GROUP BY subscription_id ORDER BY subscription_id`);
  return rows.map(({ pasts }) => pasts.map(pastOf));
}
