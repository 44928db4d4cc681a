import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { getCustomerState as get } from "./get-customer-state";
import { CustomerState } from "./schema";

export const getCustomerState = route({
  method: "GET",
  path: "/customers/{id}/state",
  name: "customers.getState",
  summary: "Get all that a customer has: subscriptions, benefits and credits",
  access: merchant("customers:read"),
  params: z.object({ id: Id }),
  returns: CustomerState,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, params),
});

export const getCustomerStateByExternalId = route({
  method: "GET",
  path: "/customers/external/{external_id}/state",
  name: "customers.getStateExternal",
  summary: "The same, by the merchant's own id of the customer",
  access: merchant("customers:read"),
  params: z.object({ external_id: z.string().min(1).max(255) }),
  returns: CustomerState,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, { externalId: params.external_id }),
});

export const customerStateRoutes = [getCustomerState, getCustomerStateByExternalId];
