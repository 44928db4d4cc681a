import { type BenefitRow, toBenefit } from "@/modules/benefits";
import { type CustomerRow, toCustomer } from "@/modules/customers";
import type { Carry } from "./cycle-rules";
import type { GrantTerms } from "./rules";
import type { BenefitGrant, BenefitGrantState } from "./schema";

/** Tries before a grant is parked for a person to look at. */
export const GRANT_ATTEMPTS = 25;

/** What a delivery remembers. */
type GrantDelivery = {
  /** The credits that were given last: of a subscription, for the period. */
  paid_grant_id?: string | null;
  take_back_asked_at?: string;
  /** Of a subscription: the first period that it gives anything for, and what `cycle-rules.ts` has to remember. */
  since?: string;
  carry?: Carry | null;
  stopped?: string[];
  credited_at?: string;
  /** How often it was asked in vain what could be taken back. */
  asks?: number;
};

/** A row of `benefit_grant` with what belongs to it. */
export type GrantRow = {
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
  terms: GrantTerms;
  delivery: GrantDelivery;
  attempts: number;
  error: BenefitGrant["error"];
  created_at: Date;
  modified_at: Date | null;
  granted_at: Date | null;
  revoked_at: Date | null;
  customer: CustomerRow;
  benefit: BenefitRow;
  paid: { taken_back: number | null; is_asked_back: boolean } | null;
};

const shownState = ({ state, wanted }: GrantRow): BenefitGrantState =>
  state === "granted" && wanted === "revoked" ? "revoking" : state;

/** A grant as the API answers it. */
export const toBenefitGrant = (row: GrantRow): BenefitGrant => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  state: shownState(row),
  granted_at: row.granted_at?.toISOString() ?? null,
  is_granted: row.state === "granted",
  revoked_at: row.revoked_at?.toISOString() ?? null,
  is_revoked: row.state === "revoked",
  subscription_id: row.subscription_id,
  order_id: row.order_id,
  customer_id: row.customer_id,
  member_id: null,
  benefit_id: row.benefit_id,
  error: row.error,
  attempts: row.attempts,
  is_parked: row.attempts >= GRANT_ATTEMPTS,
  customer: toCustomer(row.customer),
  member: null,
  benefit: toBenefit(row.benefit),
  properties: row.granted_at
    ? {
        last_credited_meter_id: row.organization_id,
        last_credited_units: row.terms.amount,
        last_credited_at: row.delivery.credited_at ?? row.granted_at.toISOString(),
      }
    : {},
  credits: creditsOfGrant(row),
});

/** Credits promised, given and taken back. What of a revoked grant could not be taken back had been spent. */
function creditsOfGrant({
  state,
  wanted,
  granted_at,
  terms,
  paid,
  subscription_id,
}: GrantRow): BenefitGrant["credits"] {
  const { amount: promised, expires_at } = terms;
  if (!granted_at) return { promised, granted: 0, taken_back: 0, spent: 0, expires_at };
  const isPartlyBack = subscription_id !== null && wanted === "granted" && paid?.is_asked_back;
  if (state === "granted" && !isPartlyBack)
    return {
      promised,
      granted: promised,
      taken_back: wanted === "granted" ? 0 : null,
      spent: null,
      expires_at,
    };
  // Where nothing was left to give a second time, nothing could be taken back either.
  const takenBack = paid ? paid.taken_back : 0;
  const spent = takenBack === null ? null : promised - takenBack;
  return { promised, granted: promised, taken_back: takenBack, spent, expires_at };
}
