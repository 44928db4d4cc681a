import { randomUUID } from "node:crypto";
import type pg from "pg";

/** An organization that sells a plan of 20.00 a month. */
export type Seller = { organizationId: string; productId: string; priceId: string };

export async function aSeller(database: pg.Pool): Promise<Seller> {
  const seller = { organizationId: randomUUID(), productId: randomUUID(), priceId: randomUUID() };
  const { organizationId, productId, priceId } = seller;
  await database.query(
    "INSERT INTO organization (id, name, slug, default_currency) VALUES ($1, 'Measured', $2, 'usd')",
    [organizationId, `measured-${organizationId}`],
  );
  await database.query(
    "INSERT INTO product (id, organization_id, name, recurring_interval, recurring_interval_count) VALUES ($1, $2, 'Monthly plan', 'month', 1)",
    [productId, organizationId],
  );
  await database.query(
    "INSERT INTO price (id, organization_id, product_id, amount_type, currency, price_amount) VALUES ($1, $2, $3, 'fixed', 'usd', 2000)",
    [priceId, organizationId, productId],
  );
  return seller;
}

type Filled = {
  count: number;
  /** Whether the period is over, or ends in so many days of the next month, evenly. */
  isDue: boolean;
  /** Cards at Stripe, one for each; without them each has one that only the instant Stripe knows. */
  cards?: readonly { customer: string; method: string }[];
};

/** Adds customers with a saved card and a subscription each, in one statement, and leaves the tables analyzed. */
export async function fillSubscriptions(database: pg.Pool, seller: Seller, filled: Filled): Promise<void> {
  const { organizationId, productId, priceId } = seller;
  const { count, isDue, cards = null } = filled;
  await database.query(
    `WITH given AS (
      SELECT i, uuidv7() AS customer_id, uuidv7() AS method_id, $5::jsonb -> (i - 1)::int AS card FROM generate_series(1, $2::int) i
    ), customers AS (
      INSERT INTO customer (id, organization_id, email, name, stripe_customer_id)
      SELECT customer_id, $1::uuid, 'c-' || customer_id || '@example.com', 'Customer ' || i, coalesce(card ->> 'customer', 'cus_' || customer_id)
      FROM given
    ), methods AS (
      INSERT INTO payment_method (id, organization_id, customer_id, stripe_payment_method_id, type, method_metadata)
      SELECT method_id, $1::uuid, customer_id, coalesce(card ->> 'method', 'pm_' || customer_id), 'card', '{"brand":"visa","last4":"4242"}'
      FROM given
    )
    INSERT INTO subscription (id, organization_id, customer_id, product_id, price_id, payment_method_id, status, currency, amount,
      recurring_interval, recurring_interval_count, anchor_at, anchor_periods, current_period_start, current_period_end, started_at, due_at)
    SELECT uuidv7(), $1::uuid, customer_id, $3::uuid, $4::uuid, method_id, 'active', 'usd', 2000, 'month', 1, start, 1, start, start + interval '1 month',
      start, start + interval '1 month'
    FROM given, LATERAL (SELECT date_trunc('second', now()) - interval '1 month'
      + CASE WHEN $6 THEN interval '0' ELSE interval '2 days' + interval '27 days' * i / $2 END AS start) AS period`,
    [organizationId, count, productId, priceId, cards && JSON.stringify(cards), isDue],
  );
  await database.query("ANALYZE customer, payment_method, subscription");
}

/** How many subscriptions are renewed and paid. */
export async function countPaid(database: pg.Pool): Promise<number> {
  const { rows } = await database.query(
    `SELECT count(*)::int AS paid FROM "order" WHERE billing_reason = 'subscription_cycle' AND status = 'paid'`,
  );
  return rows[0].paid;
}
