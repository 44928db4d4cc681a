import type { GrantRow, GrantView } from "../../by-type";
import type { BenefitGrant } from "../../schema";

/** Credits promised, given and taken back. What of a revoked grant could not be taken back had been spent. */
function creditsOfGrant({
  state,
  wanted,
  granted_at,
  terms,
  paid,
  subscription_id,
}: GrantRow<"credits">): BenefitGrant["credits"] {
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

/** A grant of credits: in Polar's words, as a meter that was credited, and in ours. */
export const creditsGrantView: GrantView<"credits"> = {
  properties: ({ granted_at, organization_id, terms, delivery }) =>
    granted_at
      ? {
          last_credited_meter_id: organization_id,
          last_credited_units: terms.amount,
          last_credited_at: delivery.credited_at ?? granted_at.toISOString(),
        }
      : {},
  credits: creditsOfGrant,
};
