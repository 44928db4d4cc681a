import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { getMember } from "@/modules/customer-members";
import { anyone, customer, ownCustomerId, ownMemberId, ownSessionId } from "@/server/auth/access";
import { openRoute, route } from "@/server/http/route";
import { readPortalOrganization } from "./read-organization";
import { getSession } from "./repository";
import { CustomerCustomerSession, PortalAuthenticatedUser, PortalOrganizationData } from "./schema";

export const introspectCustomerSession = route({
  method: "GET",
  path: "/customer-portal/customer-session/introspect",
  name: "customerPortal.introspectSession",
  summary: "Get until when one's own session holds",
  access: customer("use"),
  returns: CustomerCustomerSession,
  handler: async ({ ctx, subject }) => {
    const { expires_at, return_url } = await getSession(ctx.read, ownSessionId(subject));
    return { expires_at: expires_at.toISOString(), return_url };
  },
});

export const getSessionUser = route({
  method: "GET",
  path: "/customer-portal/customer-session/user",
  name: "customerPortal.getSessionUser",
  summary: "Get whose session it is",
  access: customer("use"),
  returns: PortalAuthenticatedUser,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject }) => {
    const id = ownMemberId(subject);
    const { name, email, role, customer_id } = await getMember(ctx, { id: ownCustomerId(subject) }, { id });
    const type = role === "owner" ? ("customer" as const) : ("member" as const);
    return { type, name, email, customer_id, member_id: id, role };
  },
});

export const getPortalOrganization = openRoute({
  method: "GET",
  path: "/customer-portal/organizations/{slug}",
  name: "customerPortal.getOrganization",
  summary: "Get an organization as its customers see it",
  access: anyone(),
  params: z.object({ slug: z.string().min(1).max(100) }),
  returns: PortalOrganizationData,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { slug } }) => readPortalOrganization(ctx, slug),
});

export const portalSessionRoutes = [introspectCustomerSession, getSessionUser, getPortalOrganization];
