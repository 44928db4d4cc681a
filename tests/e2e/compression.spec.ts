import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { runningFlorin } from "../setup/running.ts";
import { aCheckout } from "./checkout-till.ts";
import { api } from "./merchant.ts";
import { expect, test } from "./test.ts";

const { url, access_token } = runningFlorin();

/** Asks as a browser does, and gives the answer as it came, not unpacked. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const sent = request(address, { headers: { "Accept-Encoding": "gzip, deflate, br", ...headers } });
  sent.end();
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return answer;
}

/** Keeps all that comes, so that nothing is missed between two questions. */
function listen(stream: IncomingMessage): (wanted: string) => Promise<void> {
  let text = "";
  stream.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  /** Waits until `wanted` comes after what was waited for before: eight seconds, far less than the stream's own heartbeat. */
  return async (wanted) => {
    await expect.poll(() => text.indexOf(wanted), { timeout: 8_000, intervals: [20] }).toBeGreaterThan(-1);
    text = text.slice(text.indexOf(wanted) + wanted.length);
  };
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
  const untilBuyer = listen(buyer);
  await untilBuyer('"status":"open"');
  const merchant = await ask(`${url}/api/v1/events/stream`, { Authorization: `Bearer ${access_token}` });
  const untilMerchant = listen(merchant);
  await untilMerchant("retry:");
  const change = { customer_email: "buyer@example.com" };
  expect((await api("PATCH", `/checkouts/${checkout.id}`, change)).status).toBe(200);
  await Promise.all([untilBuyer('"status":"open"'), untilMerchant(checkout.id)]);
  buyer.destroy();
  merchant.destroy();
});
