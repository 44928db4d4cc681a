import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createBenefit as create } from "./create-benefit";
import { deleteBenefit as remove } from "./delete-benefit";
import { getBenefit as get } from "./get-benefit";
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

export const benefitRoutes = [listBenefits, createBenefit, getBenefit, updateBenefit, deleteBenefit];
