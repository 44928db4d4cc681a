import "server-only";
import type { World } from "@/server/context";
import { log } from "@/server/log";
import { type Cleared, findKnown, type Known, listCleared } from "./check-repository";
import { type Difference, MOST_DIFFERENCES } from "./differences";
import { type Movement, movedFor, movementsBetween, type Piece } from "./stripe-movements";

/** What was compared of an organization, and what differs. */
export type Compared = { count: number; differences: Difference[] };

/** Stripe is asked again about so many single sources at most: the rest is left to the next check, whose time overlaps. */
const MOST_QUESTIONS = 2_000;
const BATCH = 1_000;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

type Run = { world: World; found: Map<string, Compared>; questions: number };

/** What the two sides say of a source of Stripe's. */
type Case = Pick<Movement, "kind" | "currency"> & {
  source: string;
  organization_id: string;
  in_books: number;
  moved: number;
};

/**
 * Compares what Stripe moved between two instants with what was posted, both ways: each charge, refund and dispute by its id, in all that was
 * moved for it. What other programs do in the same account is left alone. Reads page by page and keeps a bounded piece in memory.
 *
 * @throws what the SDK throws when Stripe does not answer.
 */
export async function compareWithStripe(world: World, from: Date, to: Date): Promise<Map<string, Compared>> {
  const run: Run = { world, found: new Map(), questions: 0 };
  for await (const piece of movementsBetween(world, from, to)) {
    const seen = await compareMovements(run, piece.movements);
    await comparePostings(run, piece, seen);
  }
  if (run.questions > MOST_QUESTIONS)
    log.error({ left: run.questions - MOST_QUESTIONS }, "books: not all was compared with Stripe");
  return run.found;
}

/** From Stripe to the books. Answers the sources that were seen. */
async function compareMovements(run: Run, movements: readonly Movement[]): Promise<Set<string>> {
  const sources = new Map<string, Movement>();
  for (const movement of movements) {
    const earlier = sources.get(movement.source);
    sources.set(movement.source, { ...movement, amount: movement.amount + (earlier?.amount ?? 0) });
  }
  const known = await findKnown(run.world.read, [...sources.values()]);
  for (const each of known) {
    const movement = sources.get(each.source);
    if (movement && isOurs(each)) await compareMovement(run, movement, each);
  }
  return new Set(sources.keys());
}

const isOurs = (known: Known): known is Known & { organization_id: string } => known.organization_id !== null;

async function compareMovement(
  run: Run,
  { source, kind, currency, amount }: Movement,
  { organization_id, in_books, is_pending }: Known & { organization_id: string },
): Promise<void> {
  if (is_pending) return;
  await settle(run, { source, kind, currency, organization_id, in_books, moved: amount });
}

/** From the books to Stripe: what was posted in the same time and not met there. */
async function comparePostings(run: Run, { from, to }: Piece, seen: ReadonlySet<string>): Promise<void> {
  let after = FIRST_ID;
  for (;;) {
    const cleared = await listCleared(run.world.read, from, to, after, BATCH);
    for (const each of cleared) if (!each.source || !seen.has(each.source)) await comparePosting(run, each);
    const last = cleared.at(-1);
    if (!last || cleared.length < BATCH) return;
    after = last.subject_id;
  }
}

async function comparePosting(run: Run, { source, subject_id, ...cleared }: Cleared): Promise<void> {
  if (source) await settle(run, { ...cleared, source, moved: 0 });
  else note(run, { ...cleared, source: subject_id, moved: 0 });
}

/** `moved` is what was seen of it; where that is not what was posted, Stripe is asked for all of it. */
async function settle(run: Run, one: Case): Promise<void> {
  if (one.moved === one.in_books) return count(run, one.organization_id);
  run.questions += 1;
  if (run.questions > MOST_QUESTIONS) return;
  const moved = await movedFor(run.world, one.source);
  if (moved === one.in_books) count(run, one.organization_id);
  else note(run, { ...one, moved });
}

const comparedOf = ({ found }: Run, organizationId: string): Compared => {
  const known = found.get(organizationId) ?? { count: 0, differences: [] };
  found.set(organizationId, known);
  return known;
};

const count = (run: Run, organizationId: string): void => {
  comparedOf(run, organizationId).count += 1;
};

function note(run: Run, { kind, source, organization_id, currency, moved, in_books }: Case): void {
  count(run, organization_id);
  const { differences } = comparedOf(run, organization_id);
  if (differences.length >= MOST_DIFFERENCES) return;
  // A source may be met in two pieces: it is one difference.
  if (differences.some(({ id }) => id === source)) return;
  differences.push({
    object: `stripe_${kind}`,
    id: source,
    currency,
    field: "moved",
    recorded: moved,
    in_books,
  });
}
