import { afterEach, expect } from "vitest";
import { startDelivering } from "@/modules/webhooks";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { apiForTest } from "../../setup/api.ts";
import { aSink, type Received, type Sink } from "../../setup/sink.ts";

const events = ["order.created", "order.paid", "order.updated"] as const;
type OrderType = (typeof events)[number];

/** The API, endpoints and sinks of one test file; what a test starts is stopped after it. Call it once at the top of the file. */
export function deliveriesForTest() {
  const { api, merchant } = apiForTest({ FLORIN_WEBHOOKS_TO_PRIVATE: "on" });
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });
  return {
    api,
    sinkFor: async (answer?: Sink["answer"]): Promise<Sink> => {
      const sink = await aSink(answer);
      stops.push(sink.stop);
      return sink;
    },
    work: (workers = 1) => {
      for (let each = 0; each < workers; each++) stops.push(startDelivering().stop);
    },
    /** An endpoint of an organization of its own; `add` makes another. */
    anEndpoint: async (url: string, more: Record<string, unknown> = {}) => {
      const { id: organizationId, token } = await merchant();
      const add = async (to: string) =>
        (await api("POST", "/webhooks/endpoints", { url: to, format: "raw", events, ...more }, { token }))
          .body;
      return { organizationId, token, add, endpoint: await add(url) };
    },
  };
}

/** Tells of an object, in one transaction each. */
export async function tell(
  organizationId: string,
  objectId: string,
  types: readonly OrderType[] = ["order.created"],
  payload: object = { id: objectId },
) {
  for (const type of types)
    await transaction(world().db, (tx) => emit(tx, { type, organizationId, objectId, payload }));
}

export const deliveriesOf = (endpointId: string) =>
  world().db.webhook_delivery.findMany({ where: { endpoint_id: endpointId }, orderBy: { position: "asc" } });
export const statesOf = async (endpointId: string) =>
  (await deliveriesOf(endpointId)).map(({ state }) => state);
export const settled = (endpointId: string, states: string[]) =>
  expect.poll(() => statesOf(endpointId), { timeout: 20_000 }).toEqual(states);
/** Makes due what waits to be tried again. */
export const hurry = (endpointId: string) =>
  world().read(sql`
    UPDATE webhook_delivery SET next_at = now() WHERE endpoint_id = ${endpointId}::uuid AND state = 'failed'`);

export const idOf = ({ headers }: Received) => headers["webhook-id"];
export const bodyOf = ({ body }: Received) => JSON.parse(body);
export const textHeaders = (headers: Received["headers"]) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
