import "server-only";
import { newId } from "@/lib/id";
import { organizationNow } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { type Followed, type FollowPlan, paidNow, planFollow } from "./follow-rules";
import { enqueueSettling } from "./follow-subscriptions";
import { noTermsOf, termsOf } from "./rules";
import { beginGrants, lockGrantsOf, readFollowed, turnGrants } from "./subscription-repository";
import type { AskAgain } from "./tell-grant";

/**
 * Has the grants of a subscription be what subscription, product and orders say by now: begins those that are missing, turns those that are to go the other
 * way, and has each of them settled. It looks at how things are, not at what happened: repeated or crossed it comes to the same.
 *
 * @param lookAgain at the end of the grace of one that is past due.
 */
export const followSubscription = (world: World, id: string, lookAgain: AskAgain): Promise<void> =>
  transaction(world.db, async (tx) => {
    await lockGrantsOf(tx, id);
    const followed = await readFollowed(tx, id);
    if (!followed) return;
    const now = await organizationNow(readIn(tx), followed.organization_id);
    const plan = planFollow(followed, now);
    const since = followed.current_period_start.toISOString();
    await beginGrants(tx, { ...followed, id }, newGrants(followed, plan.begin, since), now);
    await turnGrants(tx, plan.turn, since, now);
    await enqueueSettling(tx, id);
    if (plan.lookAgainAt) await askAt(tx, plan.lookAgainAt, now, world, lookAgain);
  });

/** Jobs wait in real time; where a test clock stands, that finds the end of the grace by itself. */
const askAt = (tx: Tx, at: Date, now: Date, { realNow }: Pick<World, "realNow">, ask: AskAgain) =>
  ask(tx, new Date(realNow.getTime() + at.getTime() - now.getTime()));

const newGrants = (followed: Followed, begin: FollowPlan["begin"], since: string) =>
  begin.flatMap((grant) =>
    followed.listed
      .filter(({ id }) => id === grant.benefit_id)
      .map((benefit) => ({ ...grant, id: newId(), delivery: { since }, terms: promised(followed, benefit) })),
  );

/** The terms of the running period, until the first delivery writes them. */
function promised(followed: Followed, benefit: Followed["listed"][number]) {
  const period = paidNow(followed);
  const terms = period && termsOf(benefit, { ...period, created_at: new Date(period.ordered_at) });
  return terms ?? noTermsOf(benefit);
}
