/**
 * Stripe as fast as can be, for measuring what the engine itself takes: every payment succeeds at once, out of a template.
 * One charge for each Idempotency-Key; nothing outlives the process. `GET /_instant` tells how many there were.
 *
 *   node tests/bench/billing/instant-stripe.ts      prints {"listening":"http://127.0.0.1:…"}; PORT names the port
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Instant = { url: string; stop: () => Promise<void> };

const byKey = new Map<string, string>();
const byId = new Map<string, string>();
const orders = new Set<string>();
let replayed = 0;

const quoted = (text: string | null) => (text === null ? "null" : JSON.stringify(text));

/** What Stripe answers to a payment intent that is created and confirmed, as far as the application reads it. */
function succeeded(form: URLSearchParams, id: string): string {
  const amount = Number(form.get("amount"));
  const currency = quoted(form.get("currency"));
  const customer = quoted(form.get("customer"));
  const method = quoted(form.get("payment_method"));
  const metadata = JSON.stringify(
    Object.fromEntries(
      [...form].flatMap(([name, value]) => {
        const [, key] = /^metadata\[(\w+)\]$/.exec(name) ?? [];
        return key ? [[key, value]] : [];
      }),
    ),
  );
  return `{"id":"${id}","object":"payment_intent","status":"succeeded","amount":${amount},"amount_received":${amount},"currency":${currency},"customer":${customer},"payment_method":${method},"client_secret":"${id}_secret","created":${Math.floor(Date.now() / 1_000)},"setup_future_usage":null,"last_payment_error":null,"next_action":null,"metadata":${metadata},"latest_charge":{"id":"ch_${id}","object":"charge","amount":${amount},"currency":${currency},"status":"succeeded","paid":true,"payment_method":${method},"payment_method_details":{"type":"card","card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2040}}}}`;
}

function create(form: URLSearchParams, key: string): string {
  const known = byKey.get(key);
  if (known !== undefined) {
    replayed += 1;
    return known;
  }
  const id = `pi_instant_${byId.size + 1}`;
  const body = succeeded(form, id);
  byKey.set(key, body);
  byId.set(id, body);
  const order = form.get("metadata[order_id]");
  if (order) orders.add(order);
  return body;
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "Content-Type": "application/json", "Request-Id": "req_instant" });
  response.end(body);
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = "", headers } = request;
  const [path = ""] = url.split("?");
  if (method === "POST" && path === "/v1/payment_intents") {
    let text = "";
    request.setEncoding("utf8");
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      const key = String(headers["idempotency-key"] ?? `none ${byId.size}`);
      answer(response, 200, create(new URLSearchParams(text), key));
    });
    return;
  }
  request.resume();
  const intent = byId.get(path.slice("/v1/payment_intents/".length));
  const counts = () => JSON.stringify({ charged: byId.size, orders: orders.size, replayed });
  if (method === "GET" && intent !== undefined) answer(response, 200, intent);
  else if (path === "/_instant") answer(response, 200, counts());
  else answer(response, 404, '{"error":{"type":"invalid_request_error","message":"No such object."}}');
}

/** Starts it on a free port, unless one is named. */
export async function startInstantStripe(port = 0): Promise<Instant> {
  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    stop: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

if (import.meta.main) {
  const { url } = await startInstantStripe(Number(process.env.PORT ?? 0));
  console.info(JSON.stringify({ listening: url }));
}
