import type { Client, Load, Measured } from "./load.ts";
import type { Product } from "./product.ts";

type Key = "empty" | "product" | "orders" | "checkout" | "purchase" | "deduction";

/** A line of the report: what is asked for, and for how many seconds at a time. */
export type Entry = { key: Key; name: string; load: Load; seconds: number; after?: () => Promise<void> };

/** `cpu`: milliseconds of a processor that the server needed for one; unlike the rate it says little of what else the machine did. */
type Round = Measured & { cpu: number };
export type Row = Pick<Entry, "key" | "name"> & Round;

/** The line of one kind. @throws Error when it was not measured. */
export function rowOf(rows: Row[], key: Key): Row {
  const row = rows.find((each) => each.key === key);
  if (!row) throw new Error(`${key} was not measured`);
  return row;
}

/**
 * Measures the entries one after the other, and that several times (A, B, A, B …), so that what the machine does meanwhile falls on all of
 * them alike. Each figure is the median of its rounds; failures are added up.
 */
export async function measure(
  client: Client,
  product: Product,
  entries: Entry[],
  rounds: number,
): Promise<Row[]> {
  const found = new Map<Key, Round[]>(entries.map(({ key }) => [key, []]));
  for (const { load, after } of entries) {
    await client.run(load, WARM_UP_SECONDS);
    await after?.();
  }
  for (let round = 0; round < rounds; round++) {
    for (const { key, load, seconds, after } of entries) {
      const before = await product.cpu();
      const measured = await client.run(load, seconds);
      await after?.();
      found.get(key)?.push({ ...measured, cpu: ((await product.cpu()) - before) / measured.count });
    }
  }
  return entries.map(({ key, name }) => ({ key, name, ...together(found.get(key) ?? []) }));
}

/** Until code is compiled, statements are planned and connections are open. */
const WARM_UP_SECONDS = 1.5;

function together(rounds: Round[]): Round {
  const middle = (pick: (round: Round) => number) => {
    const sorted = rounds.map(pick).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const firstFailure = rounds.find((round) => round.firstFailure !== undefined)?.firstFailure;
  return {
    count: rounds.reduce((sum, { count }) => sum + count, 0),
    cpu: middle((round) => round.cpu),
    perSecond: middle((round) => round.perSecond),
    p50: middle((round) => round.p50),
    p99: middle((round) => round.p99),
    failed: rounds.reduce((sum, { failed }) => sum + failed, 0),
    ...(firstFailure !== undefined && { firstFailure }),
  };
}
