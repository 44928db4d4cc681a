import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { findPayment, listPayments as list } from "./repository";
import { Payment, PaymentStatus } from "./schema";

export const listPayments = route({
  method: "GET",
  path: "/payments",
  name: "payments.list",
  summary: "List payments",
  access: merchant("payments:read"),
  query: listQuery({
    sorting: ["created_at", "status", "amount", "method"],
    default: "-created_at",
    filters: {
      organization_id: anyOf(Id),
      checkout_id: anyOf(Id),
      order_id: anyOf(Id),
      customer_id: anyOf(Id),
      status: anyOf(PaymentStatus),
      method: anyOf(z.string().max(50)),
    },
  }),
  returns: pageOf(Payment),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const getPayment = route({
  method: "GET",
  path: "/payments/{id}",
  name: "payments.get",
  summary: "Get a payment",
  access: merchant("payments:read"),
  params: z.object({ id: Id }),
  returns: Payment,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params }) => {
    const payment = await findPayment(ctx.read, ctx.organizationId, params.id);
    if (!payment) throw new ResourceNotFound();
    return payment;
  },
});

export const paymentRoutes = [listPayments, getPayment];
