import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { expect, test } from "@playwright/test";
import { runningFlorin } from "../setup/running.ts";
import { aCheckout } from "./checkout-till.ts";
import { api } from "./merchant.ts";

const { url, access_token } = runningFlorin();

/** Asks as a browser does, and gives the answer as it came, not unpacked. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const sent = request(address, { headers: { "Accept-Encoding": "gzip, deflate, br", ...headers } });
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

/** The next piece of a stream, if it comes within two seconds: far sooner than the stream's own heartbeat. */
async function next(stream: IncomingMessage): Promise<string> {
  const [chunk] = await once(stream, "data", { signal: AbortSignal.timeout(2_000) });
  return String(chunk);
}

/** Reads on until `wanted` has come. */
async function until(stream: IncomingMessage, wanted: string): Promise<void> {
  for (let text = ""; !text.includes(wanted); ) text += await next(stream);
}

test("pages come compressed, an answer of the API as it is", async () => {
  const checkout = await aCheckout();
  const page = await ask(checkout.url);
  expect(page.headers["content-encoding"]).toBe("gzip");
  page.destroy();
  const answer = await ask(`${url}/api/v1/checkouts/${checkout.id}`, {
    Authorization: `Bearer ${access_token}`,
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers["content-encoding"]).toBeUndefined();
  answer.destroy();
});

test("each event of a stream leaves at once, for the buyer and for the merchant, whatever they unpack", async () => {
  const checkout = await aCheckout();
  const buyer = await ask(`${url}/api/v1/checkouts/client/${checkout.client_secret}/stream`);
  await until(buyer, '"status":"open"');
  const merchant = await ask(`${url}/api/v1/events/stream`, { Authorization: `Bearer ${access_token}` });
  await until(merchant, "retry:");
  const heard = Promise.all([until(buyer, '"status":"open"'), until(merchant, checkout.id)]);
  const change = { customer_email: "buyer@example.com" };
  expect((await api("PATCH", `/checkouts/${checkout.id}`, change)).status).toBe(200);
  await heard;
  buyer.destroy();
  merchant.destroy();
});
