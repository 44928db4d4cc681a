import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type Past, readHistories } from "../history.ts";

type Told = { object_id: string; type: string; payload: { modified_at: string | null; status: string } };

/** Events tell of each transition once, and of each object in the order in which it happened. */
export async function checkEvents({ read, organizationId }: Context): Promise<string[]> {
  const events = await read<Told>(sql`
    SELECT object_id, type, jsonb_build_object('modified_at', payload -> 'modified_at', 'status', payload -> 'status') AS payload
    FROM webhook_event WHERE organization_id = ${organizationId}::uuid AND type ~ '^(subscription|order)[.]' ORDER BY id`);
  const byObject = new Map<string, Told[]>();
  for (const event of events)
    byObject.set(event.object_id, [...(byObject.get(event.object_id) ?? []), event]);
  const histories = await readHistories(read, organizationId);
  return [
    ...[...byObject].flatMap(([id, told]) => [...beginsOnce(id, told), ...goesOn(id, told)]),
    ...histories.flatMap((history, index) =>
      ofSubscription(history, byObject.get(history[0]?.id ?? "") ?? []).map(
        (it) => `subscription ${index + 1}: ${it}`,
      ),
    ),
    ...(await ofOrders({ read, organizationId }, byObject)),
  ];
}

const count = (told: readonly Told[], what: string) =>
  told.filter(({ type }) => type.endsWith(`.${what}`)).length;

function beginsOnce(id: string, told: readonly Told[]): string[] {
  const isSo = told[0]?.type.endsWith(".created") && count(told, "created") === 1;
  return isSo
    ? []
    : [`${id} is not told of as created once and first: ${told.map(({ type }) => type).join(", ")}`];
}

/** What is told later was not changed earlier. */
const goesOn = (id: string, told: readonly Told[]): string[] =>
  told.flatMap(({ type, payload: { modified_at: at } }, index) => {
    const before = told[index - 1]?.payload.modified_at;
    return before && (!at || at < before) ? [`${type} of ${id} tells of ${at} after ${before}`] : [];
  });

const transitions: Record<string, (before: Past | undefined, after: Past) => boolean> = {
  canceled: (before, after) => !before?.canceled_at && after.canceled_at !== null,
  uncanceled: (before, after) => before?.canceled_at != null && after.canceled_at === null,
  revoked: (before, after) => !before?.ended_at && after.ended_at !== null,
  past_due: (before, after) => before?.status !== "past_due" && after.status === "past_due",
  paused: (before, after) => before?.status !== "paused" && after.status === "paused",
  resumed: (before, after) =>
    before?.status === "paused" && after.status !== "paused" && after.status !== "canceled",
};

const ofSubscription = (history: readonly Past[], told: readonly Told[]): string[] =>
  Object.entries(transitions).flatMap(([what, isIt]) => {
    const happened = history.filter((state, index) => isIt(history[index - 1], state)).length;
    const saying = count(told, what);
    return happened === saying ? [] : [`was ${what} ${happened} times, and that was told ${saying} times`];
  });

async function ofOrders(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  byObject: ReadonlyMap<string, Told[]>,
): Promise<string[]> {
  const orders = await read<{ id: string; number: number; status: string }>(sql`
    SELECT id, number, status FROM "order" WHERE organization_id = ${organizationId}::uuid`);
  return orders.flatMap(({ id, number, status }) => {
    const isPaid = status !== "pending" && status !== "void";
    const told = count(byObject.get(id) ?? [], "paid");
    return told === Number(isPaid)
      ? []
      : [`order ${number} is ${status}, and was told of as paid ${told} times`];
  });
}
