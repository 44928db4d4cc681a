import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createRefund as create } from "./create-refund";
import { RefundedAlready } from "./errors";
import { findRefund, listRefunds as list } from "./repository";
import { Refund, RefundCreate } from "./schema";

export const listRefunds = route({
  method: "GET",
  path: "/refunds",
  name: "refunds.list",
  summary: "List refunds",
  access: merchant("refunds:read"),
  query: listQuery({
    sorting: ["created_at", "amount"],
    default: "-created_at",
    filters: {
      id: anyOf(Id),
      organization_id: anyOf(Id),
      order_id: anyOf(Id),
      subscription_id: anyOf(Id),
      customer_id: anyOf(Id),
      external_customer_id: anyOf(z.string().max(200)),
      succeeded: flag,
    },
  }),
  returns: pageOf(Refund),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query, ctx.now),
});

export const createRefund = route({
  method: "POST",
  path: "/refunds",
  name: "refunds.create",
  summary: "Give back an order, in whole or in part",
  access: merchant("refunds:write"),
  body: RefundCreate,
  returns: Refund,
  status: 201,
  errors: [RefundedAlready],
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getRefund = route({
  method: "GET",
  path: "/refunds/{id}",
  name: "refunds.get",
  summary: "Get a refund",
  access: merchant("refunds:read"),
  params: z.object({ id: Id }),
  returns: Refund,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params }) => {
    const refund = await findRefund(ctx.read, ctx.organizationId, params.id, ctx.now);
    if (!refund) throw new ResourceNotFound();
    return refund;
  },
});

export const refundRoutes = [listRefunds, createRefund, getRefund];
