import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createCustomField as create } from "./create-custom-field";
import { deleteCustomField as remove } from "./delete-custom-field";
import { findCustomField, listCustomFields as list } from "./repository";
import { CustomField, CustomFieldCreate, CustomFieldType, CustomFieldUpdate } from "./schema";
import { updateCustomField as update } from "./update-custom-field";

const params = z.object({ id: Id });

export const listCustomFields = route({
  method: "GET",
  path: "/custom-fields",
  name: "customFields.list",
  summary: "List custom fields",
  access: merchant("custom_fields:read"),
  query: listQuery({
    sorting: ["created_at", "slug", "name", "type"],
    default: "slug",
    filters: {
      organization_id: anyOf(Id),
      type: anyOf(CustomFieldType),
      query: z.string().max(200).optional().meta({ description: "Part of the name or the slug." }),
    },
  }),
  returns: pageOf(CustomField),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createCustomField = route({
  method: "POST",
  path: "/custom-fields",
  name: "customFields.create",
  summary: "Create a custom field",
  access: merchant("custom_fields:write"),
  body: CustomFieldCreate,
  returns: CustomField,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const getCustomField = route({
  method: "GET",
  path: "/custom-fields/{id}",
  name: "customFields.get",
  summary: "Get a custom field",
  access: merchant("custom_fields:read"),
  params,
  returns: CustomField,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const field = await findCustomField(ctx.read, ctx.organizationId, id);
    if (!field) throw new ResourceNotFound();
    return field;
  },
});

export const updateCustomField = route({
  method: "PATCH",
  path: "/custom-fields/{id}",
  name: "customFields.update",
  summary: "Update a custom field for the checkouts to come",
  access: merchant("custom_fields:write"),
  params,
  body: CustomFieldUpdate,
  returns: CustomField,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id }, body }) => update(ctx, id, body),
});

export const deleteCustomField = route({
  method: "DELETE",
  path: "/custom-fields/{id}",
  name: "customFields.delete",
  summary: "Delete a custom field; answers to it stay",
  access: merchant("custom_fields:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { id } }) => remove(ctx, id),
});

export const customFieldRoutes = [
  listCustomFields,
  createCustomField,
  getCustomField,
  updateCustomField,
  deleteCustomField,
];
