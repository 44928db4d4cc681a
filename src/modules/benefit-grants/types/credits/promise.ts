import { DAY_MS } from "@/lib/time";
import { creditsOf } from "@/modules/benefits";
import type { BenefitPromise } from "../../by-type";

/** As many credits as the order earns, for so many days after it. */
export const creditsPromise: BenefitPromise<"credits"> = {
  of: ({ properties }, order) => {
    const { expires_in_days: days, priority } = properties;
    const amount = creditsOf(properties, order);
    if (amount === 0) return null;
    const expiresAt =
      days === null ? null : new Date(order.created_at.getTime() + days * DAY_MS).toISOString();
    return { type: "credits", amount, expires_at: expiresAt, priority };
  },
  none: ({ properties: { priority } }) => ({ type: "credits", amount: 0, expires_at: null, priority }),
};
