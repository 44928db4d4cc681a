import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { eventually, webhookSecret } from "./start-sandbox.ts";

/** What came in, verified by the SDK. */
interface Received {
  readonly event: Stripe.Event;
  readonly at: number;
}

/** An endpoint that checks every signature and answers what it is told to. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** The status of the answers from now on. */
  answer: number;
  /** The first event of that type, waited for. */
  first(type: string): Promise<Stripe.Event>;
  types(): string[];
  close(): Promise<void>;
}

/** Listens on a free port, or on the given one. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const stripe = new Stripe("sk_test_unused");
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const event = stripe.webhooks.constructEvent(
        body,
        request.headers["stripe-signature"] ?? "",
        webhookSecret,
      );
      received.push({ event, at: Date.now() });
      response.writeHead(receiver.answer).end();
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    answer: 200,
    first: (type) => eventually(() => received.find(({ event }) => event.type === type)?.event),
    types: () => received.map(({ event }) => event.type),
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}
