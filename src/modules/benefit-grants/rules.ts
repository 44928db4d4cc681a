import type { BenefitRow } from "@/modules/benefits";
import type { BenefitType } from "@/modules/benefits/schema";
import type { BenefitPromise, GrantTerms, SoldOrder } from "./by-type";
import { creditsPromise } from "./types/credits/promise";

/** Of what is there or not nothing is counted. */
const whole = <T extends Exclude<BenefitType, "credits" | "license_keys">>(type: T) => ({
  of: () => ({ type }),
  none: () => ({ type }),
});

const promises: { [T in BenefitType]: BenefitPromise<T> } = {
  credits: creditsPromise,
  custom: whole("custom"),
  downloadables: whole("downloadables"),
  discord: whole("discord"),
  feature_flag: whole("feature_flag"),
  github_repository: whole("github_repository"),
  license_keys: {
    of: ({ properties }) => ({ type: "license_keys", ...properties }),
    none: ({ properties }) => ({ type: "license_keys", ...properties }),
  },
};

type Sold = Pick<BenefitRow, "type" | "properties">;

/** What an order promises of a benefit, or null where that is nothing. */
export function termsOf(benefit: Sold, order: SoldOrder): GrantTerms | null {
  const promise: BenefitPromise = promises[benefit.type];
  return promise.of(benefit, order);
}

/** What a subscription has of a benefit until its first period is delivered. */
export function noTermsOf(benefit: Sold): GrantTerms {
  const promise: BenefitPromise = promises[benefit.type];
  return promise.none(benefit);
}

/** What a job has to do for a grant. `drop`: a refund came before anything was granted. */
export type GrantStep = "grant" | "take-back" | "drop" | null;

/** Whether what the customer is to keep was asked back from another service already: a refund has failed since, or a card has paid after all. */
export const isAskedBack = ({ wanted, delivery }: { wanted: string; delivery: object }): boolean =>
  wanted === "granted" && "has" in delivery && delivery.has === false;

/** The next step from where a grant is to where it is to go; null when it is there. */
export function stepOf({ state, wanted }: { state: string; wanted: string }): GrantStep {
  if (state === wanted) return null;
  if (wanted === "granted") return "grant";
  return state === "granted" ? "take-back" : "drop";
}
