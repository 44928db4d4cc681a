import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { organizationNow } from "@/server/clock";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { defineJob } from "@/server/jobs/job";
import { followSomeOrders, OrdersToFollow } from "./follow-orders";
import { followSubscription } from "./follow-subscription";
import {
  type FOLLOW_SUBSCRIPTION,
  followKey,
  followSomeOfProduct,
  grantKey,
  type SETTLE_GRANT,
} from "./follow-subscriptions";
import { noteFailure } from "./note-failure";
import { settleGrant } from "./settle-grant";
import { GRANT_ATTEMPTS } from "./view";

/** Brings a grant to where it is to go. While the way takes time, the job comes back; what fails is kept with the grant. */
export const settleBenefitGrant = defineJob({
  name: "benefit-grants.settle-grant" satisfies typeof SETTLE_GRANT,
  input: z.object({ benefit_grant_id: Id }),
  attempts: GRANT_ATTEMPTS,
  run: async (world, { benefit_grant_id: id }) => {
    try {
      await settleGrant(world, id, (tx, runAt) =>
        settleBenefitGrant.enqueue(tx, { benefit_grant_id: id }, { key: grantKey(id), runAt }),
      );
    } catch (error) {
      await noteFailure(world, id, world.attempt, error);
      throw error;
    }
  },
});

/** Has the grants of a subscription be what it gives, and comes back at the end of its grace. */
export const followSubscriptionLater = defineJob({
  name: "benefit-grants.follow-subscription" satisfies typeof FOLLOW_SUBSCRIPTION,
  input: z.object({ subscription_id: Id }),
  attempts: GRANT_ATTEMPTS,
  run: async (world, { subscription_id: id }): Promise<void> => {
    await followSubscription(world, id, (tx, runAt) =>
      followSubscriptionLater.enqueue(tx, { subscription_id: id }, { key: followKey(id), runAt }),
    );
  },
});

/** Subscriptions, or orders, that one run brings along. */
const BATCH = 500;

/** Brings the subscriptions of a product along whose list of benefits has changed, a batch at a time. */
export const followProductLater = defineJob({
  name: "benefit-grants.follow-product",
  input: z.object({ product_id: Id, after: Id.nullable() }),
  attempts: GRANT_ATTEMPTS,
  run: (world, { product_id, after }) =>
    transaction(world.db, async (tx) => {
      const last = await followSomeOfProduct(tx, product_id, after, BATCH);
      if (last) await followProductLater.enqueue(tx, { product_id, after: last });
    }),
});

/** Brings those along who have bought a product once whose list of benefits has grown, a batch at a time. */
export const followOrdersLater = defineJob({
  name: "benefit-grants.follow-orders",
  input: OrdersToFollow,
  attempts: GRANT_ATTEMPTS,
  run: (world, input) =>
    transaction(world.db, async (tx) => {
      const now = await organizationNow(readIn(tx), input.organization_id);
      const before = await followSomeOrders(tx, input, BATCH, now);
      if (before) await followOrdersLater.enqueue(tx, { ...input, before });
    }),
});

export const benefitGrantJobs = [
  settleBenefitGrant,
  followSubscriptionLater,
  followProductLater,
  followOrdersLater,
];
