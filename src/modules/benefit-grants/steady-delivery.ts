import type { BenefitType } from "@/modules/benefits/schema";
import type { Delivery } from "./delivery";
import { isAskedBack } from "./rules";

/**
 * The delivery of what is there or not: given once, and kept from one paid period of a subscription to the next. It is taken back when the grant is to be
 * revoked, or when the last period that was paid for is given back; the next that is paid brings it again.
 */
export const steadyDelivery = <T extends BenefitType>(
  own: Pick<Delivery<T>, "give" | "takeBack">,
): Delivery<T> => ({
  ...own,
  cycle: async (tx, { grant, periods, delivered }, now) => {
    const last = periods.at(-1);
    const has = grant.wanted === "granted" && last?.kept === true;
    const same = {
      has,
      delivered: has ? last.start : delivered,
      terms: grant.terms,
      hasChanged: false,
      isBehind: false,
    };
    if (has && (grant.state !== "granted" || isAskedBack(grant))) {
      const delivery = await own.give(tx, grant, now);
      return { ...same, has: !delivery.awaits, delivery, waits: false };
    }
    // Of one that is pending too something may be there already.
    if (has || grant.state === "revoked") return { ...same, delivery: grant.delivery, waits: false };
    const { delivery, askAgainInMs } = await own.takeBack(tx, grant, now);
    return { ...same, delivery, waits: askAgainInMs !== null };
  },
});

/** Of what needs nothing but its grant. */
export const mereGrant = <T extends BenefitType>(): Delivery<T> =>
  steadyDelivery<T>({
    give: async (_tx, { delivery }) => delivery,
    takeBack: async (_tx, { delivery }) => ({ delivery, askAgainInMs: null }),
  });
