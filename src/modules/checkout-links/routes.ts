import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createCheckoutLink as create } from "./create-checkout-link";
import { deleteCheckoutLink as remove } from "./delete-checkout-link";
import { findLink, listLinks } from "./repository";
import { CheckoutLink, CheckoutLinkCreate, CheckoutLinkUpdate } from "./schema";
import { updateCheckoutLink as update } from "./update-checkout-link";

const params = z.object({ id: Id });

export const listCheckoutLinks = route({
  method: "GET",
  path: "/checkout-links",
  name: "checkoutLinks.list",
  summary: "List checkout links",
  access: merchant("checkout_links:read"),
  query: listQuery({
    sorting: ["created_at", "label", "success_url", "allow_discount_codes", "opened_count", "bought_count"],
    default: "-created_at",
    filters: {
      organization_id: anyOf(Id),
      product_id: anyOf(Id),
      query: z.string().max(200).optional().meta({ description: "Part of the label." }),
    },
  }),
  returns: pageOf(CheckoutLink),
  handler: ({ ctx, query }) => listLinks(ctx.read, ctx.organizationId, query),
});

export const createCheckoutLink = route({
  method: "POST",
  path: "/checkout-links",
  name: "checkoutLinks.create",
  summary: "Create a checkout link",
  access: merchant("checkout_links:write"),
  body: CheckoutLinkCreate,
  returns: CheckoutLink,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getCheckoutLink = route({
  method: "GET",
  path: "/checkout-links/{id}",
  name: "checkoutLinks.get",
  summary: "Get a checkout link",
  access: merchant("checkout_links:read"),
  params,
  returns: CheckoutLink,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const link = await findLink(ctx.read, ctx.organizationId, id);
    if (!link) throw new ResourceNotFound();
    return link;
  },
});

export const updateCheckoutLink = route({
  method: "PATCH",
  path: "/checkout-links/{id}",
  name: "checkoutLinks.update",
  summary: "Update a checkout link for the checkouts to come",
  access: merchant("checkout_links:write"),
  params,
  body: CheckoutLinkUpdate,
  returns: CheckoutLink,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const deleteCheckoutLink = route({
  method: "DELETE",
  path: "/checkout-links/{id}",
  name: "checkoutLinks.delete",
  summary: "Delete a checkout link; what it opened stays",
  access: merchant("checkout_links:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => remove(ctx, id),
});

export const checkoutLinkRoutes = [
  listCheckoutLinks,
  createCheckoutLink,
  getCheckoutLink,
  updateCheckoutLink,
  deleteCheckoutLink,
];
