import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { getBenefit } from "@/modules/benefits";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { listGrants } from "./repository";
import { BenefitGrant } from "./schema";

const ofGrants = {
  organization_id: anyOf(Id),
  customer_id: anyOf(Id),
  external_customer_id: anyOf(z.string().max(200)),
  member_id: anyOf(Id),
  order_id: anyOf(Id),
  subscription_id: anyOf(Id),
  is_granted: flag,
};

const grantSorting = {
  sorting: ["created_at", "granted_at", "revoked_at"],
  default: "-created_at",
} as const;

export const listGrantsOfBenefit = route({
  method: "GET",
  path: "/benefits/{id}/grants",
  name: "benefits.grants",
  summary: "List the grants of a benefit",
  access: merchant("benefits:read"),
  params: z.object({ id: Id }),
  query: listQuery({ ...grantSorting, filters: ofGrants }),
  returns: pageOf(BenefitGrant),
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id }, query }) => {
    await getBenefit(ctx, id);
    return listGrants(ctx.read, ctx.organizationId, { ...query, benefit_id: [id] });
  },
});

export const listBenefitGrants = route({
  method: "GET",
  path: "/benefit-grants",
  name: "benefitGrants.list",
  summary: "List what customers were granted",
  access: merchant("benefits:read"),
  query: listQuery({ ...grantSorting, filters: { ...ofGrants, benefit_id: anyOf(Id) } }),
  returns: pageOf(BenefitGrant),
  handler: ({ ctx, query }) => listGrants(ctx.read, ctx.organizationId, query),
});

export const benefitGrantRoutes = [listGrantsOfBenefit, listBenefitGrants];
