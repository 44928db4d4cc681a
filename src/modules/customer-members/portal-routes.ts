import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId, ownMemberId, type Subject } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { pageOf, pageQuery } from "@/server/http/list";
import { route } from "@/server/http/route";
import { addMemberOnce } from "./add-member";
import { removeMember } from "./remove-member";
import { listMembers } from "./repository";
import { CreateCustomerPortalMember, CustomerPortalMember, UpdateCustomerPortalMember } from "./schema";
import { updateMember } from "./update-member";

const path = "/customer-portal/members";
const params = z.object({ id: Id });

/** A member of the caller's own customer. */
const named = (subject: Subject, id: string) => ({
  customer: { id: ownCustomerId(subject) },
  member: { id },
  by: ownMemberId(subject),
});

export const listOwnMembers = route({
  method: "GET",
  path,
  name: "customerPortal.listMembers",
  summary: "List who may enter one's own portal",
  access: customer("manage"),
  query: pageQuery({}),
  returns: pageOf(CustomerPortalMember),
  handler: ({ ctx, subject, query }) => {
    const sorting = [{ column: "created_at", descending: false }];
    return listMembers(ctx.read, ownCustomerId(subject), { ...query, sorting });
  },
});

export const addOwnMember = route({
  method: "POST",
  path,
  name: "customerPortal.addMember",
  summary: "Let somebody into one's own portal; whoever is in it already stays as they are",
  access: customer("manage"),
  body: CreateCustomerPortalMember,
  returns: CustomerPortalMember,
  status: 201,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, body, operationId: id }) =>
    addMemberOnce(ctx, { id, customer: { id: ownCustomerId(subject) }, input: body }),
});

export const updateOwnMember = route({
  method: "PATCH",
  path: `${path}/{id}`,
  name: "customerPortal.updateMember",
  summary: "Change the name or role of somebody in one's own portal",
  access: customer("manage"),
  params,
  body: UpdateCustomerPortalMember,
  returns: CustomerPortalMember,
  errors: [ResourceNotFound, NotPermitted],
  handler: ({ ctx, subject, params: { id }, body }) => updateMember(ctx, named(subject, id), body),
});

export const removeOwnMember = route({
  method: "DELETE",
  path: `${path}/{id}`,
  name: "customerPortal.removeMember",
  summary: "Take somebody out of one's own portal, at once",
  access: customer("manage"),
  params,
  status: 204,
  errors: [ResourceNotFound, NotPermitted],
  handler: ({ ctx, subject, params: { id } }) => removeMember(ctx, named(subject, id)),
});

export const portalMemberRoutes = [listOwnMembers, addOwnMember, updateOwnMember, removeOwnMember];
