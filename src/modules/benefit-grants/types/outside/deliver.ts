import "server-only";
import { MINUTE_MS } from "@/lib/time";
import { findAccountIn } from "@/modules/connections";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import type { GrantDelivery, GrantRow } from "../../by-type";
import type { Delivery } from "../../delivery";
import { grantKey } from "../../follow-subscriptions";
import { steadyDelivery } from "../../steady-delivery";
import { GRANT_ATTEMPTS } from "../../view";

/** Types that are delivered at another service, and which one that is. */
export const platforms = { github_repository: "github", discord: "discord" } as const;
export type OutsideType = keyof typeof platforms;

export const REACH_OUTSIDE = "benefit-grants.reach-outside";

/** A grant has one waiting at most; another than the one that settles it. */
export const reachKey = (grantId: string) => `outside-${grantKey(grantId)}`;

/** Has a job go to the service: no transaction is open while it does. */
const reachSoon = (tx: Tx, grantId: string) =>
  tx.$executeRaw(sql`
    SELECT graphile_worker.add_job(${REACH_OUTSIDE}, ${JSON.stringify({ benefit_grant_id: grantId })}::json,
      job_key => ${reachKey(grantId)}, max_attempts => ${GRANT_ATTEMPTS}::int)`);

/** A job that is on its way to do the same is not asked anew: how often it has failed is not forgotten. */
async function reach<T extends OutsideType>(
  tx: Tx,
  { id, delivery }: Pick<GrantRow<T>, "id" | "delivery">,
  has: boolean,
): Promise<GrantDelivery<T>> {
  if (!delivery.asked || delivery.has !== has) await reachSoon(tx, id);
  return { ...delivery, has, asked: true, awaits: "service" };
}

/** What a job gives and takes at another service, while this only says what is to be, and hears what has become of it. */
export const outsideDelivery = <T extends OutsideType>(type: T): Delivery<T> =>
  steadyDelivery<T>({
    give: async (tx, grant) => {
      const { delivery } = grant;
      const account = await findAccountIn(tx, grant.customer_id, platforms[type]);
      const { given, trying } = delivery;
      // What was asked back, and what came of it not heard, may be gone.
      const isCertain = given && !trying?.length;
      if (isCertain && (!account || given.account_id === account.account_id))
        return { ...delivery, has: true, awaits: null };
      if (account || given) return reach<T>(tx, grant, true);
      return { ...delivery, has: true, awaits: "customer" };
    },
    takeBack: async (tx, grant) => {
      const { delivery } = grant;
      if (!delivery.given && !delivery.trying?.length)
        return { delivery: { ...delivery, has: false, awaits: null }, askAgainInMs: null };
      return { delivery: await reach<T>(tx, grant, false), askAgainInMs: MINUTE_MS };
    },
  });
