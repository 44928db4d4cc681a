import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant, type Subject, signedIn, tokenOrUser } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { openRoute, route } from "@/server/http/route";
import { acceptInvitation as accept } from "./accept-invitation";
import { changeRole } from "./change-role";
import { AlreadyMember, InvitationForAnother, InvitationSpent, LastOwner, OwnersOnly } from "./errors";
import { listInvitations as invitations } from "./invitation-repository";
import { inviteMember } from "./invite-member";
import { removeMember } from "./remove-member";
import { listMembers as members } from "./repository";
import { revokeInvitation } from "./revoke-invitation";
import { AcceptInvitation, CreateInvitation, Invitation, Member, Role, UpdateMember } from "./schema";

const params = z.object({ id: Id });

export const listMembers = route({
  method: "GET",
  path: "/members",
  name: "members.list",
  summary: "List the members of the organization",
  access: merchant("members:read"),
  query: listQuery({
    sorting: ["created_at", "name", "role"],
    default: "created_at",
    filters: { role: anyOf(Role), organization_id: anyOf(Id) },
  }),
  returns: pageOf(Member),
  handler: ({ ctx, query }) => members(ctx.read, ctx.organizationId, query),
});

export const updateMember = route({
  method: "PATCH",
  path: "/members/{id}",
  name: "members.update",
  summary: "Give a member another role",
  access: merchant("members:write"),
  params,
  body: UpdateMember,
  returns: Member,
  errors: [ResourceNotFound, OwnersOnly, LastOwner],
  handler: ({ ctx, subject, params, body }) => changeRole(ctx, subject, params.id, body),
});

export const deleteMember = route({
  method: "DELETE",
  path: "/members/{id}",
  name: "members.delete",
  summary: "Remove a member, or leave the organization",
  access: tokenOrUser("members:write"),
  params,
  status: 204,
  errors: [ResourceNotFound, OwnersOnly, LastOwner],
  handler: async ({ ctx, subject, params }) => {
    if (ctx.organizationId === null) throw new ResourceNotFound();
    return removeMember(ctx, subject, params.id);
  },
});

export const listInvitations = route({
  method: "GET",
  path: "/invitations",
  name: "invitations.list",
  summary: "List invitations that were not accepted yet",
  access: merchant("members:read"),
  query: listQuery({
    sorting: ["created_at", "email"],
    default: "-created_at",
    filters: { organization_id: anyOf(Id) },
  }),
  returns: pageOf(Invitation),
  handler: ({ ctx, query }) => invitations(ctx.read, ctx.organizationId, query),
});

export const createInvitation = route({
  method: "POST",
  path: "/invitations",
  name: "invitations.create",
  summary: "Invite somebody by mail",
  access: merchant("members:write"),
  body: CreateInvitation,
  returns: Invitation,
  status: 201,
  errors: [AlreadyMember, OwnersOnly],
  handler: ({ ctx, subject, body, operationId }) => inviteMember(ctx, subject, operationId, body),
});

export const deleteInvitation = route({
  method: "DELETE",
  path: "/invitations/{id}",
  name: "invitations.delete",
  summary: "Withdraw an invitation",
  access: merchant("members:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => revokeInvitation(ctx, params.id),
});

export const acceptInvitation = openRoute({
  method: "POST",
  path: "/invitations/accept",
  name: "invitations.accept",
  summary: "Join an organization by a mailed link",
  access: signedIn(),
  body: AcceptInvitation,
  returns: Member,
  errors: [InvitationSpent, InvitationForAnother],
  handler: ({ ctx, subject, body }) => accept(ctx, userOf(subject), body.token),
});

export const memberRoutes = [
  listMembers,
  updateMember,
  deleteMember,
  listInvitations,
  createInvitation,
  deleteInvitation,
  acceptInvitation,
] as const;

function userOf(subject: Subject): { id: string; email: string } {
  if (subject.type !== "user") throw new NotPermitted();
  return { id: subject.userId, email: subject.email };
}
