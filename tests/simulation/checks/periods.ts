import { forbidden } from "@/modules/subscriptions/rules/forbidden";
import { afterCycles } from "@/modules/subscriptions/rules/periods";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type Past, readHistories } from "../history.ts";

type Order = {
  id: string;
  number: number;
  subscription_id: string;
  billing_reason: string;
  period_start: Date;
  period_end: Date;
  /** Whether it bills a period, and not only what lies within one. */
  is_of_period: boolean;
};

/** Each state that subscriptions were in is one that the rules allow; their periods follow on each other, and each is billed once. */
export async function checkPeriods({ read, organizationId }: Context): Promise<string[]> {
  const histories = await readHistories(read, organizationId);
  const orders = await read<Order>(sql`
    SELECT id, number, subscription_id, billing_reason, period_start, period_end,
      EXISTS (SELECT FROM order_item item WHERE item.order_id = o.id AND NOT item.proration) AS is_of_period
    FROM "order" o WHERE organization_id = ${organizationId}::uuid AND subscription_id IS NOT NULL ORDER BY number`);
  return histories.flatMap((history, index) => {
    const own = orders.filter(({ subscription_id }) => subscription_id === history[0]?.id);
    return [
      ...forbiddenIn(history),
      ...gapsIn(history),
      ...miscounted(history),
      ...unbilled(history, own),
      ...orderedTwice(own, history),
    ].map((problem) => `subscription ${index + 1}: ${problem}`);
  });
}

const forbiddenIn = (history: readonly Past[]): string[] =>
  history.flatMap((state) => {
    const broken = forbidden(state);
    return broken ? [`${broken} (${say(state)})`] : [];
  });

const day = (at: Date) => at.toISOString();
const say = ({ status, current_period_start: start, current_period_end: end }: Past) =>
  `${status} from ${day(start)} to ${day(end)}`;

const isSame = (a: Date, b: Date) => a.getTime() === b.getTime();

/** A period begins where the one before it ends; later only after a pause or where nothing was owed to be given, earlier only where it was begun anew. */
const gapsIn = (history: readonly Past[]): string[] =>
  history.flatMap((after, index) => {
    const before = history[index - 1];
    if (!before) return [];
    const { current_period_start: start, current_period_end: end } = before;
    if (isSame(after.current_period_start, start)) return movedEnd(before, after);
    const isContinued = isSame(after.current_period_start, end);
    const isAfterPause = before.status === "paused" && after.current_period_start >= end;
    const isBegunAnew = after.current_period_start >= start && after.current_period_start < end;
    return isContinued || isAfterPause || isBegunAnew ? [] : [`after ${say(before)} comes ${say(after)}`];
  });

/** A period ends whole intervals after where its subscription is counted from, one more than the period before. */
const miscounted = (history: readonly Past[]): string[] =>
  history.flatMap((state, index) => {
    const { anchor_at, anchor_periods, current_period_end, terms } = state;
    const before = history[index - 1];
    const isAsCounted = isSame(current_period_end, afterCycles(anchor_at, terms.cycle, anchor_periods));
    const isNext =
      before &&
      isSame(before.anchor_at, anchor_at) &&
      isSame(before.current_period_end, state.current_period_start);
    const isOneMore = !isNext || anchor_periods === before.anchor_periods + 1;
    return (isAsCounted || state.ended_at) && isOneMore
      ? []
      : [`${say(state)} is no ${JSON.stringify(terms.cycle)} after ${day(anchor_at)}`];
  });

/** An end is moved by hand or after having been unpaid, and the count of periods begins there; or with a plan that begins at the same instant. */
const movedEnd = (before: Past, after: Past): string[] =>
  after.ended_at ||
  isSame(before.current_period_end, after.current_period_end) ||
  after.anchor_periods === 0 ||
  isSame(after.anchor_at, after.current_period_start)
    ? []
    : [`the end of ${say(before)} is another: ${say(after)}`];

/** How often a period was begun anew at the very instant at which it had begun, with another plan. */
const begunAgain = (history: readonly Past[], start: Date): number =>
  history.filter((state, index) => {
    const before = history[index - 1];
    const isThen = isSame(state.current_period_start, start) && isSame(state.anchor_at, start);
    return (
      isThen &&
      before &&
      isSame(before.current_period_start, start) &&
      before.terms.price_id !== state.terms.price_id
    );
  }).length;

/** A period that began without an order, or with more than one. */
function unbilled(history: readonly Past[], orders: readonly Order[]): string[] {
  const starts = history.filter(
    (state, index) =>
      !history
        .slice(0, index)
        .some((earlier) => isSame(earlier.current_period_start, state.current_period_start)),
  );
  return starts.flatMap((state) => {
    const found = orders.filter(
      ({ is_of_period, period_start }) => is_of_period && isSame(period_start, state.current_period_start),
    );
    if (found.length > 0 && found.length <= 1 + begunAgain(history, state.current_period_start)) return [];
    return [`${say(state)} is billed ${found.length} times: ${found.map(({ number }) => number).join(", ")}`];
  });
}

/** An order of a period that never ran. */
const orderedTwice = (orders: readonly Order[], history: readonly Past[]): string[] =>
  orders.flatMap(({ number, is_of_period, period_start, period_end }) => {
    const isKnown = history.some(
      ({ current_period_start: start, current_period_end: end }) =>
        isSame(start, period_start) && isSame(end, period_end),
    );
    return is_of_period && !isKnown ? [`order ${number} bills ${day(period_start)}, which is no period`] : [];
  });
