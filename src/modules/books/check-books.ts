import "server-only";
import { DAY_MS, HOUR_MS } from "@/lib/time";
import { booksDiffer, newsOf, notify } from "@/modules/notifications";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { type Check, findComparedTo, insertCheck, listOrganizations } from "./check-repository";
import { type Compared, compareWithStripe } from "./compare-with-stripe";
import type { Difference } from "./differences";
import { recompute } from "./recompute";

/** Between which instants of real time Stripe's movements are compared. */
export type Span = { from: Date; to: Date };

export type BooksReport = Span & {
  organizations: number;
  /** Sources of Stripe's movements that were compared. */
  compared: number;
  /** What differs, by organization. */
  differences: { organization_id: string; difference: Difference }[];
  /** Organizations that could not be checked: the log says why. */
  failed: string[];
};

const OVERLAP_DAYS = 3;
const MOST_DAYS = 31;
const BATCH = 500;
const MOST_LOGGED = 50;

/** From three days before the end of the last check, at most a month back, to an hour ago: what was just moved may not be known here yet. */
export function spanAfter(comparedTo: Date | null, now: Date): Span {
  const to = new Date(now.getTime() - HOUR_MS);
  const earliest = to.getTime() - MOST_DAYS * DAY_MS;
  const wanted = Math.min(comparedTo?.getTime() ?? earliest, to.getTime()) - OVERLAP_DAYS * DAY_MS;
  return { from: new Date(Math.max(wanted, earliest)), to };
}

/**
 * Checks the books of every organization that has sold anything: recomputes from the postings what is recorded elsewhere, and compares with what
 * Stripe moved. Keeps what it finds, logs it as errors and tells owners and admins; changes nothing else. One organization that fails does not stop the others.
 *
 * @throws what the SDK throws when Stripe does not answer: nothing is kept then.
 */
export async function checkBooks(world: World, span?: Span): Promise<BooksReport> {
  const { from, to } = span ?? spanAfter(await findComparedTo(world.read), new Date());
  const found = await compareWithStripe(world, from, to);
  const report: BooksReport = { from, to, organizations: 0, compared: 0, differences: [], failed: [] };
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const organizations = await listOrganizations(world.read, after, BATCH);
    for (const { id } of organizations) await checkOne(world, id, found.get(id), report);
    const last = organizations.at(-1);
    if (!last || organizations.length < BATCH) return report;
    after = last.id;
  }
}

async function checkOne(
  world: World,
  organization_id: string,
  compared: Compared | undefined,
  report: BooksReport,
): Promise<void> {
  const { count = 0, differences: atStripe = [] } = compared ?? {};
  report.organizations += 1;
  report.compared += count;
  try {
    const differences = [...(await recompute(world.read, organization_id)), ...atStripe];
    tell(organization_id, differences);
    report.differences.push(...differences.map((difference) => ({ organization_id, difference })));
    const { from: compared_from, to: compared_to } = report;
    await keep(world, { organization_id, compared_from, compared_to, compared_count: count, differences });
  } catch (error) {
    report.failed.push(organization_id);
    log.error({ err: error, organization_id }, "books: an organization was not checked");
  }
}

/** Keeps what was found, and tells the members who look after the books where something differs. */
async function keep(world: World, check: Check): Promise<void> {
  const { organization_id: organizationId, differences } = check;
  const { db, now: at } = await inOrganization(world, organizationId);
  await transaction(db, async (tx) => {
    const id = await insertCheck(readIn(tx), check);
    const about = { organizationId, key: id, objectId: null, at };
    if (differences.length > 0)
      await notify(tx, [newsOf(booksDiffer, { ...about, data: { count: differences.length } })]);
  });
}

function tell(organization_id: string, differences: readonly Difference[]): void {
  for (const difference of differences.slice(0, MOST_LOGGED))
    log.error({ organization_id, difference }, "books: a difference");
  if (differences.length > MOST_LOGGED)
    log.error({ organization_id, count: differences.length }, "books: more differences than are logged");
}
