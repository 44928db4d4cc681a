import type { BenefitRow } from "@/modules/benefits";
import type { BenefitType } from "@/modules/benefits/schema";
import type { CustomerRow } from "@/modules/customers";
import type { LicenseKeyTerms } from "@/modules/license-keys/schema";
import type { BenefitGrant } from "./schema";
import type { CreditsDelivered, CreditsPromised } from "./types/credits/kept";
import type { DiscordTarget, GithubTarget, OutsideDelivered } from "./types/outside/target";

/** What a grant of each type is, fixed when it was sold, and what its delivery has to remember. */
type Kept = {
  credits: { terms: CreditsPromised; delivery: CreditsDelivered };
  custom: { terms: object; delivery: object };
  downloadables: { terms: object; delivery: object };
  discord: { terms: object; delivery: OutsideDelivered<DiscordTarget> };
  feature_flag: { terms: object; delivery: object };
  github_repository: { terms: object; delivery: OutsideDelivered<GithubTarget> };
  license_keys: { terms: LicenseKeyTerms; delivery: object };
};

/** Of one type, or of any. */
export type GrantTerms<T extends BenefitType = BenefitType> = {
  [K in T]: { type: K } & Kept[K]["terms"];
}[T];

type Remembered = {
  /** Of a subscription: the first period that it gives anything for, and how often it was asked in vain what could be taken back. */
  since?: string;
  asks?: number;
  /** Whom it waits for, before the customer has it or has it no more: a job that speaks to a service, or the customer themselves. */
  awaits?: "service" | "customer" | null;
};

export type GrantDelivery<T extends BenefitType = BenefitType> = {
  [K in T]: Remembered & Kept[K]["delivery"];
}[T];

type Common = {
  id: string;
  organization_id: string;
  benefit_id: string;
  customer_id: string;
  order_id: string | null;
  subscription_id: string | null;
  /** Of a subscription: the start of the period that was delivered last. */
  period_start: Date | null;
  state: "pending" | "granted" | "revoked";
  wanted: "granted" | "revoked";
  attempts: number;
  error: BenefitGrant["error"];
  created_at: Date;
  modified_at: Date | null;
  granted_at: Date | null;
  revoked_at: Date | null;
  customer: CustomerRow;
  /** What became of credits that were paid for; null for other types. */
  paid: { taken_back: number | null; is_asked_back: boolean } | null;
  /** The key that was made for it; null for other types. */
  license_key: { id: string; display_key: string } | null;
};

/** A row of `benefit_grant` with what belongs to it. */
export type GrantRow<T extends BenefitType = BenefitType> = {
  [K in T]: Common & { terms: GrantTerms<K>; delivery: GrantDelivery<K>; benefit: BenefitRow<K> };
}[T];

export type SoldOrder = { net_amount: number; currency: string; created_at: Date };

// Below as methods: whoever looks one up by a row's type has the one that takes this row.

/** What is sold with a benefit of one type. */
export type BenefitPromise<T extends BenefitType = BenefitType> = {
  /** What an order promises, or null where that is nothing. */
  of(benefit: Pick<BenefitRow<T>, "properties">, order: SoldOrder): GrantTerms<T> | null;
  /** Of a subscription, until its first period is delivered. */
  none(benefit: Pick<BenefitRow<T>, "properties">): GrantTerms<T>;
};

/** A grant of one type as it is answered. */
export type GrantView<T extends BenefitType = BenefitType> = {
  properties(grant: GrantRow<T>): BenefitGrant["properties"];
  credits(grant: GrantRow<T>): BenefitGrant["credits"];
};
