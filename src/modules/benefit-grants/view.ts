import { activeFiles, toBenefit } from "@/modules/benefits";
import type { BenefitType } from "@/modules/benefits/schema";
import { toCustomer } from "@/modules/customers";
import type { GrantRow, GrantView } from "./by-type";
import type { BenefitGrant, BenefitGrantState } from "./schema";
import { creditsGrantView } from "./types/credits/view";
import { discordGrantView, githubGrantView } from "./types/outside/view";

/** Tries before a grant is parked for a person to look at. */
export const GRANT_ATTEMPTS = 25;

/** Of a type that says no more than whether it is granted. */
const nothing = { properties: () => ({}), credits: () => null };

const views: { [T in BenefitType]: GrantView<T> } = {
  credits: creditsGrantView,
  custom: nothing,
  downloadables: {
    properties: ({ state, benefit }) =>
      state === "granted" ? { files: activeFiles(benefit.properties) } : {},
    credits: () => null,
  },
  discord: discordGrantView,
  feature_flag: nothing,
  github_repository: githubGrantView,
  license_keys: {
    properties: ({ license_key: key }) =>
      key ? { license_key_id: key.id, display_key: key.display_key } : {},
    credits: () => null,
  },
};

function shownState({ state, wanted, delivery }: GrantRow): BenefitGrantState {
  if (state === "granted" && wanted === "revoked") return "revoking";
  return state === "pending" && wanted === "granted" && delivery.awaits === "customer"
    ? "action_required"
    : state;
}

/** A grant as the API answers it. */
export function toBenefitGrant(row: GrantRow): BenefitGrant {
  const view: GrantView = views[row.terms.type];
  return {
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
    properties: view.properties(row),
    credits: view.credits(row),
  };
}

type InstantColumn = "created_at" | "modified_at" | "granted_at" | "revoked_at" | "period_start";
type AsJson<Row> = Row extends GrantRow
  ? Omit<Row, InstantColumn> & Record<InstantColumn, string | null>
  : never;

/** A grant that its customer has, as JSON of the database: instants are texts. */
export type HeldGrant = AsJson<GrantRow> & { created_at: string; granted_at: string };

const date = (text: string | null) => (text === null ? null : new Date(text));

/** The same as the API answers it. */
export const toHeldGrant = (row: HeldGrant): BenefitGrant & { granted_at: string } => {
  const grant = {
    ...row,
    created_at: new Date(row.created_at),
    modified_at: date(row.modified_at),
    granted_at: new Date(row.granted_at),
    revoked_at: date(row.revoked_at),
    period_start: date(row.period_start),
  };
  // Of each type terms, delivery and benefit fit together as they did in the row.
  return { ...toBenefitGrant(grant as GrantRow), granted_at: grant.granted_at.toISOString() };
};
