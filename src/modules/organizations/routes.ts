import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { type Subject, signedIn, tokenOrUser } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { listQuery, pageOf } from "@/server/http/list";
import { openRoute } from "@/server/http/route";
import { createOrganization as create } from "./create-organization";
import { getOrganization as get } from "./get-organization";
import { permitOrganization } from "./permit-organization";
import { listOrganizations as list, type Viewer } from "./repository";
import { CreateOrganization, Organization, UpdateOrganization } from "./schema";
import { updateOrganization as update } from "./update-organization";

const params = z.object({ id: Id });

export const listOrganizations = openRoute({
  method: "GET",
  path: "/organizations",
  name: "organizations.list",
  summary: "List organizations",
  access: tokenOrUser("organizations:read"),
  query: listQuery({
    sorting: ["created_at", "name", "slug"],
    default: "created_at",
    filters: { slug: z.string().max(64).optional() },
  }),
  returns: pageOf(Organization),
  handler: ({ ctx, subject, query }) => list(ctx.read, viewerOf(subject), query),
});

export const createOrganization = openRoute({
  method: "POST",
  path: "/organizations",
  name: "organizations.create",
  summary: "Create an organization",
  access: signedIn(),
  body: CreateOrganization,
  returns: Organization,
  status: 201,
  handler: ({ ctx, subject, body, operationId }) => create(ctx, userOf(subject), operationId, body),
});

export const getOrganization = openRoute({
  method: "GET",
  path: "/organizations/{id}",
  name: "organizations.get",
  summary: "Get an organization",
  access: tokenOrUser("organizations:read"),
  params,
  returns: Organization,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) => {
    await permitOrganization(ctx, subject, id, "organizations:read");
    return get(ctx, id);
  },
});

export const updateOrganization = openRoute({
  method: "PATCH",
  path: "/organizations/{id}",
  name: "organizations.update",
  summary: "Update an organization",
  access: tokenOrUser("organizations:write"),
  params,
  body: UpdateOrganization,
  returns: Organization,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id }, body }) => {
    await permitOrganization(ctx, subject, id, "organizations:write");
    return update(ctx, id, body);
  },
});

export const organizationRoutes = [
  listOrganizations,
  createOrganization,
  getOrganization,
  updateOrganization,
] as const;

function userOf(subject: Subject): string {
  if (subject.type !== "user") throw new NotPermitted();
  return subject.userId;
}

const viewerOf = (subject: Subject): Viewer =>
  subject.type === "organization" ? { organizationId: subject.organizationId } : { userId: userOf(subject) };
