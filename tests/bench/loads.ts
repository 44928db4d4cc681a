import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Requests } from "./load.ts";
import type { Product } from "./product.ts";
import type { Entry } from "./rounds.ts";

const CONNECTIONS = 24;
const BUYERS = 16;
const PRODUCTS = 5;

/** Makes the products that orders are spread among, and gives their ids. */
export async function catalogue({ demo }: Product): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 1; index <= PRODUCTS; index++) {
    const answer = await fetch(`${demo.url}/api/v1/products`, {
      method: "POST",
      headers: { Authorization: `Bearer ${demo.access_token}`, "Content-Type": "application/json" },
      body: JSON.stringify({
        name: `Product ${index}`,
        prices: [{ amount_type: "fixed", price_amount: 1_500, price_currency: "usd" }],
      }),
    });
    if (answer.status !== 201) throw new Error(`a product answered ${answer.status}: ${await answer.text()}`);
    ids.push(((await answer.json()) as { id: string }).id);
  }
  return ids;
}

const getting = ({ demo }: Product, path: string): Requests => ({
  kind: "requests",
  url: `${demo.url}${path}`,
  method: "GET",
  headers: { Authorization: `Bearer ${demo.access_token}` },
  connections: CONNECTIONS,
  status: 200,
});

/** A request that makes something. */
export const posting = (product: Product, path: string, body: object): Requests => ({
  ...getting(product, path),
  method: "POST",
  headers: { Authorization: `Bearer ${product.demo.access_token}`, "Content-Type": "application/json" },
  body: JSON.stringify(body),
  status: 201,
});

/** What everything is measured beside. */
export const emptyRoute = (product: Product): Entry => ({
  key: "empty",
  name: "an empty route",
  load: getting(product, "/api/live"),
  seconds: 3,
});

/** Everything that is measured on a running product. */
export function loadsOf(product: Product, productIds: string[]) {
  const { url, access_token, stripe_url, stripe_publishable_key } = product.demo;
  const [productId = ""] = productIds;
  const get = (path: string) => getting(product, path);
  const checkout = posting(product, "/api/v1/checkouts", { products: [productId] });
  const purchase = {
    kind: "purchases",
    url,
    token: access_token,
    stripeUrl: stripe_url,
    stripeKey: stripe_publishable_key,
    productId,
    buyers: BUYERS,
  } as const;
  return {
    empty: emptyRoute(product),
    product: {
      key: "product",
      name: "reading one product",
      load: get(`/api/v1/products/${productId}`),
      seconds: 3,
    },
    orders: { key: "orders", name: "listing 20 orders", load: get("/api/v1/orders?limit=20"), seconds: 3 },
    checkout: { key: "checkout", name: "creating a checkout", load: checkout, seconds: 3 },
    purchase: {
      key: "purchase",
      name: "a full purchase through the sandbox",
      load: purchase,
      seconds: 5,
      after: () => workDone(product),
    },
  } satisfies Partial<Record<Entry["key"], Entry>>;
}

/** Waits until the jobs that the purchases caused are done, so that the next measurement does not pay for them. */
async function workDone({ databaseUrl }: Product): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const end = performance.now() + 15_000; performance.now() < end; await sleep(100)) {
      const { rows } = await client.query(
        "SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts LIMIT 1",
      );
      if (rows.length === 0) return;
    }
    console.log("  the jobs of the purchases took more than 15 s beyond them");
  } finally {
    await client.end();
  }
}
