import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { listPaymentMethods as list } from "./list-payment-methods";
import { PaymentMethod } from "./schema";

const query = listQuery({ sorting: ["created_at"], default: "-created_at", filters: {} });

export const listPaymentMethods = route({
  method: "GET",
  path: "/customers/{id}/payment-methods",
  name: "customers.listPaymentMethods",
  summary: "List what a customer has left to be charged later",
  access: merchant("customers:read"),
  params: z.object({ id: Id }),
  query,
  returns: pageOf(PaymentMethod),
  errors: [ResourceNotFound],
  handler: ({ ctx, params, query: page }) => list(ctx, params, page),
});

export const listPaymentMethodsByExternalId = route({
  method: "GET",
  path: "/customers/external/{external_id}/payment-methods",
  name: "customers.listPaymentMethodsExternal",
  summary: "List the same of the customer with the merchant's own id",
  access: merchant("customers:read"),
  params: z.object({ external_id: z.string().min(1).max(255) }),
  query,
  returns: pageOf(PaymentMethod),
  errors: [ResourceNotFound],
  handler: ({ ctx, params, query: page }) => list(ctx, params, page),
});

export const paymentMethodRoutes = [listPaymentMethods, listPaymentMethodsByExternalId];
