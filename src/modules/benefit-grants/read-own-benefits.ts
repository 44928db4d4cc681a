import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import type { PageOf } from "@/server/http/list";
import { listGrants } from "./repository";
import type { BenefitGrant } from "./schema";

const LIMIT = 20;

/** What a customer reads of something that a merchant delivers themselves, or of a feature. */
export type OwnBenefit = Pick<BenefitGrant, "id" | "granted_at"> & {
  description: string;
  note: string | null;
};

/** One page of the notes and features that a customer has, newest first; other benefits have pages of their own. @param page from 1. */
export async function readOwnBenefits(
  { ctx, customerId }: Portal,
  page: number,
): Promise<PageOf<OwnBenefit>> {
  const { items, pagination } = await listGrants(ctx.read, ctx.organizationId, {
    ...{ page, limit: LIMIT, sorting: [{ column: "granted_at", descending: true }], metadata: undefined },
    customer_id: [customerId],
    type: ["custom", "feature_flag"],
    is_granted: true,
  });
  return { items: items.map(toOwnBenefit), pagination };
}

const toOwnBenefit = ({ id, granted_at, benefit }: BenefitGrant): OwnBenefit => ({
  id,
  granted_at,
  description: benefit.description,
  note: benefit.kind === "custom" ? benefit.properties.note : null,
});
