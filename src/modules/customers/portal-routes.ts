import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { customer, ownCustomerId } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { getPortalCustomer } from "./get-portal-customer";
import { CustomerPortalCustomer, CustomerPortalCustomerUpdate } from "./schema";
import { updateOwnCustomer } from "./update-own-customer";

const path = "/customer-portal/customers/me";

export const getOwnCustomer = route({
  method: "GET",
  path,
  name: "customerPortal.getCustomer",
  summary: "Get what is known of oneself",
  access: customer("manage"),
  returns: CustomerPortalCustomer,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject }) => getPortalCustomer(ctx, ownCustomerId(subject)),
});

export const updateCustomerByCustomer = route({
  method: "PATCH",
  path,
  name: "customerPortal.updateCustomer",
  summary: "Change one's own name and billing details",
  access: customer("manage"),
  body: CustomerPortalCustomerUpdate,
  returns: CustomerPortalCustomer,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, body }) => updateOwnCustomer(ctx, ownCustomerId(subject), body),
});

export const portalCustomerRoutes = [getOwnCustomer, updateCustomerByCustomer];
