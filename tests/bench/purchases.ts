import { Agent, request } from "node:http";
import type { Measured, Purchases } from "./load.ts";
import { summary } from "./summary.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

type Answer = { status: number; text: string };

function post(url: string, headers: Record<string, string>, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      method: "POST",
      agent,
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
    };
    const sent = request(url, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const card = new URLSearchParams({
  "payment_method_data[type]": "card",
  "payment_method_data[card][number]": "4242424242424242",
  "payment_method_data[card][exp_month]": "12",
  "payment_method_data[card][exp_year]": "2040",
  "payment_method_data[card][cvc]": "123",
}).toString();

const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };
let buyers = 0;

/** One purchase by somebody new. @throws Error unless there is an order at its end. */
async function purchase({ url, token, stripeUrl, stripeKey, productId }: Purchases): Promise<void> {
  const seller = { ...json, Authorization: `Bearer ${token}` };
  const made = await post(`${url}/api/v1/checkouts`, seller, JSON.stringify({ products: [productId] }));
  expect(made, 201, "a checkout");
  const entered = await post(
    `${stripeUrl}/v1/confirmation_tokens`,
    { ...form, Authorization: `Bearer ${stripeKey}` },
    card,
  );
  expect(entered, 200, "a confirmation token");
  const { client_secret: secret } = JSON.parse(made.text);
  const confirmed = await post(
    `${url}/api/v1/checkouts/client/${secret}/confirm`,
    json,
    JSON.stringify({
      confirmation_token_id: JSON.parse(entered.text).id,
      customer_email: `buyer-${process.pid}-${buyers++}@example.com`,
      customer_name: "A buyer",
      customer_billing_address: { country: "FR" },
    }),
  );
  expect(confirmed, 200, "a confirmation");
  if (!JSON.parse(confirmed.text).order_id)
    throw new Error("the checkout was confirmed, and there is no order");
}

function expect({ status, text }: Answer, wanted: number, what: string): void {
  if (status !== wanted) throw new Error(`${what} answered ${status}: ${text.slice(0, 300)}`);
}

/** So many buyers at a time, each buying again and again. What is under way when the time is over is finished, and not counted. */
export async function buy(load: Purchases, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const failures: string[] = [];
  const end = performance.now() + seconds * 1_000;
  const buyAgain = async () => {
    for (let since = performance.now(); since < end; since = performance.now()) {
      await purchase(load).catch((error: unknown) => failures.push(String(error)));
      if (performance.now() <= end) times.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: load.buyers }, buyAgain));
  return summary(times, seconds, failures);
}
