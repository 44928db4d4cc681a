import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createBenefit as create } from "./create-benefit";
import { deleteBenefit as remove } from "./delete-benefit";
import { getBenefit as get } from "./get-benefit";
import { listGrants } from "./grant-repository";
import { BenefitGrant } from "./grant-schema";
import { listBenefits as list } from "./repository";
import { Benefit, BenefitCreate, BenefitTypeFilter, BenefitUpdate } from "./schema";
import { updateBenefit as update } from "./update-benefit";

const params = z.object({ id: Id });

export const listBenefits = route({
  method: "GET",
  path: "/benefits",
  name: "benefits.list",
  summary: "List benefits",
  access: merchant("benefits:read"),
  query: listQuery({
    sorting: ["created_at", "description", "type", "user_order"],
    default: "-created_at",
    filters: {
      id: anyOf(Id),
      exclude_id: anyOf(Id),
      organization_id: anyOf(Id),
      type: anyOf(BenefitTypeFilter),
      query: z.string().max(200).optional().meta({ description: "Part of the description." }),
    },
  }),
  returns: pageOf(Benefit),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createBenefit = route({
  method: "POST",
  path: "/benefits",
  name: "benefits.create",
  summary: "Create a benefit",
  access: merchant("benefits:write"),
  body: BenefitCreate,
  returns: Benefit,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getBenefit = route({
  method: "GET",
  path: "/benefits/{id}",
  name: "benefits.get",
  summary: "Get a benefit",
  access: merchant("benefits:read"),
  params,
  returns: Benefit,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, params.id),
});

export const updateBenefit = route({
  method: "PATCH",
  path: "/benefits/{id}",
  name: "benefits.update",
  summary: "Update a benefit for the orders to come",
  access: merchant("benefits:write"),
  params,
  body: BenefitUpdate,
  returns: Benefit,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, params.id, body),
});

export const deleteBenefit = route({
  method: "DELETE",
  path: "/benefits/{id}",
  name: "benefits.delete",
  summary: "Delete a benefit; what was bought with it stays",
  access: merchant("benefits:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => remove(ctx, params.id),
});

const ofGrants = {
  organization_id: anyOf(Id),
  customer_id: anyOf(Id),
  external_customer_id: anyOf(z.string().max(200)),
  member_id: anyOf(Id),
  order_id: anyOf(Id),
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
  params,
  query: listQuery({ ...grantSorting, filters: ofGrants }),
  returns: pageOf(BenefitGrant),
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id }, query }) => {
    await get(ctx, id);
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

export const benefitRoutes = [
  listBenefits,
  createBenefit,
  getBenefit,
  updateBenefit,
  deleteBenefit,
  listGrantsOfBenefit,
  listBenefitGrants,
];
