import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createDiscount as create } from "./create-discount";
import { deleteDiscount as remove } from "./delete-discount";
import { getDiscount as get } from "./get-discount";
import { listDiscounts as list } from "./repository";
import { Discount, DiscountCreate, DiscountUpdate } from "./schema";
import { updateDiscount as update } from "./update-discount";

const params = z.object({ id: Id });

export const listDiscounts = route({
  method: "GET",
  path: "/discounts",
  name: "discounts.list",
  summary: "List discounts",
  access: merchant("discounts:read"),
  query: listQuery({
    sorting: ["created_at", "name", "code", "redemptions_count", "ends_at"],
    default: "-created_at",
    filters: {
      id: anyOf(Id),
      organization_id: anyOf(Id),
      type: anyOf(z.enum(["percentage", "fixed"])),
      query: z.string().max(200).optional().meta({ description: "Part of the name or the code." }),
    },
  }),
  returns: pageOf(Discount),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createDiscount = route({
  method: "POST",
  path: "/discounts",
  name: "discounts.create",
  summary: "Create a discount",
  access: merchant("discounts:write"),
  body: DiscountCreate,
  returns: Discount,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getDiscount = route({
  method: "GET",
  path: "/discounts/{id}",
  name: "discounts.get",
  summary: "Get a discount",
  access: merchant("discounts:read"),
  params,
  returns: Discount,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => get(ctx, id),
});

export const updateDiscount = route({
  method: "PATCH",
  path: "/discounts/{id}",
  name: "discounts.update",
  summary: "Update a discount for the purchases to come",
  access: merchant("discounts:write"),
  params,
  body: DiscountUpdate,
  returns: Discount,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const deleteDiscount = route({
  method: "DELETE",
  path: "/discounts/{id}",
  name: "discounts.delete",
  summary: "Delete a discount; what was bought with it stays",
  access: merchant("discounts:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => remove(ctx, id),
});

export const discountRoutes = [listDiscounts, createDiscount, getDiscount, updateDiscount, deleteDiscount];
