import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createCustomer as create } from "./create-customer";
import { deleteCustomer as remove } from "./delete-customer";
import { exportCustomers as exportCsv } from "./export-customers";
import { getCustomer as get } from "./get-customer";
import { listCustomers as list } from "./repository";
import { CreateCustomer, Customer, UpdateCustomer, UpdateCustomerByExternalId } from "./schema";
import { updateCustomer as update } from "./update-customer";

const byId = z.object({ id: Id });
const byExternalId = z.object({
  external_id: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: "The customer's id in the merchant's system." }),
});
/** Polar's clients send it; a deleted customer is always anonymized. */
const deletion = z.object({ anonymize: flag.meta({ description: "Deleting always anonymizes." }) });

const CustomerList = listQuery({
  sorting: ["created_at", "email", "name"],
  default: "-created_at",
  filters: {
    organization_id: anyOf(Id),
    email: z.string().max(254).optional().meta({ description: "The exact e-mail, in any case." }),
    query: z
      .string()
      .max(200)
      .optional()
      .meta({ description: "Part of name or e-mail, or the external id." }),
    active: flag.meta({ description: "With a subscription that is trialing, active or past due." }),
  },
});

export const listCustomers = route({
  method: "GET",
  path: "/customers",
  name: "customers.list",
  summary: "List customers",
  access: merchant("customers:read"),
  query: CustomerList,
  returns: pageOf(Customer),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createCustomer = route({
  method: "POST",
  path: "/customers",
  name: "customers.create",
  summary: "Create a customer",
  access: merchant("customers:write"),
  body: CreateCustomer,
  returns: Customer,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const exportCustomers = route({
  method: "GET",
  path: "/customers/export",
  name: "customers.export",
  summary: "Export customers as CSV",
  access: merchant("customers:read"),
  query: CustomerList.omit({ page: true, limit: true, sorting: true }),
  produces: "text/csv",
  handler: async ({ ctx, query }) => exportCsv(ctx, query),
});

export const getCustomer = route({
  method: "GET",
  path: "/customers/{id}",
  name: "customers.get",
  summary: "Get a customer",
  access: merchant("customers:read"),
  params: byId,
  returns: Customer,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, params),
});

export const updateCustomer = route({
  method: "PATCH",
  path: "/customers/{id}",
  name: "customers.update",
  summary: "Update a customer",
  access: merchant("customers:write"),
  params: byId,
  body: UpdateCustomer,
  returns: Customer,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, params, body),
});

export const deleteCustomer = route({
  method: "DELETE",
  path: "/customers/{id}",
  name: "customers.delete",
  summary: "Delete a customer",
  access: merchant("customers:write"),
  params: byId,
  query: deletion,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => remove(ctx, params),
});

export const getCustomerByExternalId = route({
  method: "GET",
  path: "/customers/external/{external_id}",
  name: "customers.getExternal",
  summary: "Get a customer by the merchant's own id",
  access: merchant("customers:read"),
  params: byExternalId,
  returns: Customer,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, { externalId: params.external_id }),
});

export const updateCustomerByExternalId = route({
  method: "PATCH",
  path: "/customers/external/{external_id}",
  name: "customers.updateExternal",
  summary: "Update a customer by the merchant's own id",
  access: merchant("customers:write"),
  params: byExternalId,
  body: UpdateCustomerByExternalId,
  returns: Customer,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, { externalId: params.external_id }, body),
});

export const deleteCustomerByExternalId = route({
  method: "DELETE",
  path: "/customers/external/{external_id}",
  name: "customers.deleteExternal",
  summary: "Delete a customer by the merchant's own id",
  access: merchant("customers:write"),
  params: byExternalId,
  query: deletion,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => remove(ctx, { externalId: params.external_id }),
});

export const customerRoutes = [
  listCustomers,
  createCustomer,
  exportCustomers,
  getCustomer,
  updateCustomer,
  deleteCustomer,
  getCustomerByExternalId,
  updateCustomerByExternalId,
  deleteCustomerByExternalId,
];
