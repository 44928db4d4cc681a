import pg from "pg";

/** A buyer comes five times, as in a shop that people return to. */
const ORDERS_A_CUSTOMER = 5;

/**
 * Fills an organization up to `count` orders by a few statements, with their customers, items and counter, one order each half a minute up to now,
 * and leaves the tables analyzed and vacuumed, as a database that grew slowly is.
 *
 * @param productIds of products of the organization, among which the orders are spread
 */
export async function fillOrders(
  databaseUrl: string,
  organizationId: string,
  productIds: string[],
  count: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    // Nothing is kept of this database after the run, and the rows refer to each other rightly by how they are made.
    await client.query(
      "SET synchronous_commit = off; SET session_replication_role = replica; SET maintenance_work_mem = '256MB'",
    );
    const { rows } = await client.query(
      'SELECT coalesce(max(number), 0)::int AS last FROM "order" WHERE organization_id = $1',
      [organizationId],
    );
    const last: number = rows[0].last;
    await client.query(customers, [organizationId, last, count, ORDERS_A_CUSTOMER]);
    await client.query(positions);
    await client.query("CREATE UNIQUE INDEX ON bench_customer (position); ANALYZE bench_customer");
    await client.query(orders, [organizationId, last, count, productIds]);
    await client.query(items, [organizationId, last]);
    await client.query(
      `INSERT INTO order_counter VALUES ($1, $2)
       ON CONFLICT (organization_id) DO UPDATE SET last_number = excluded.last_number`,
      [organizationId, count],
    );
    for (const table of ["customer", '"order"', "order_item", "order_counter"])
      await client.query(`VACUUM (ANALYZE) ${table}`);
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

const ADDRESS = JSON.stringify({
  country: "FR",
  line1: null,
  line2: null,
  postal_code: null,
  city: null,
  state: null,
});

const customers = `
  INSERT INTO customer (id, organization_id, email, name, billing_address, created_at)
  SELECT uuidv7(), $1::uuid, 'customer-' || n || '@example.com', 'Customer ' || n, '${ADDRESS}', now() - interval '1 year'
  FROM generate_series($2::int / $4::int + 1, $3::int / $4::int) AS n`;

const positions = `
  CREATE TEMP TABLE bench_customer AS
  SELECT id, row_number() OVER (ORDER BY id) - 1 AS position FROM customer WHERE deleted_at IS NULL`;

const orders = `
  INSERT INTO "order" (id, organization_id, number, status, customer_id, product_id, currency, subtotal_amount,
    net_amount, tax_amount, total_amount, refunded_amount, refund_reserved_amount, tax_behavior, billing_name,
    billing_address, metadata, created_at)
  SELECT uuidv7(at - now()), $1::uuid, n, CASE WHEN refunded = 0 THEN 'paid' WHEN refunded = 1500 THEN 'refunded'
      ELSE 'partially_refunded' END, bench_customer.id,
    ($4::uuid[])[1 + n % cardinality($4::uuid[])], 'usd', 1500, 1500, 300, 1800, refunded, refunded, 'exclusive',
    'A customer', '${ADDRESS}', jsonb_build_object('campaign', 'campaign-' || n % 1000), at
  FROM generate_series($2::int + 1, $3::int) AS n
  CROSS JOIN LATERAL (
    SELECT now() - (1000000 - n) * interval '30 seconds' AS at,
      CASE n % 20 WHEN 7 THEN 1500 WHEN 13 THEN 500 ELSE 0 END AS refunded
  ) AS made
  JOIN bench_customer ON position = (n * 7919::bigint) % (SELECT count(*) FROM bench_customer)
  ORDER BY n`;

const items = `
  INSERT INTO order_item (id, order_id, label, amount, tax_amount, created_at)
  SELECT uuidv7(created_at - now()), id, 'A product', net_amount, tax_amount, created_at
  FROM "order" WHERE organization_id = $1::uuid AND number > $2::int ORDER BY number`;
