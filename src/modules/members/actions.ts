"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { newId } from "@/lib/id";
import { getOrganization } from "@/modules/organizations";
import { merchant, signedIn, tokenOrUser } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { formAction, openFormAction } from "@/server/http/action";
import { acceptInvitation } from "./accept-invitation";
import { changeRole } from "./change-role";
import { inviteMember } from "./invite-member";
import { removeMember } from "./remove-member";
import { revokeInvitation } from "./revoke-invitation";
import {
  AcceptInvitation,
  ChangeRoleForm,
  InviteForm,
  RemoveMemberForm,
  RevokeInvitationForm,
} from "./schema";

const saved = (message: string) => () => {
  revalidatePath("/dashboard", "layout");
  return { message };
};

export const inviteMemberAction = formAction(
  merchant("members:write"),
  InviteForm,
  (ctx, fields, subject) => inviteMember(ctx, subject, newId(), fields),
  ({ email }) => saved(`A mail with a link is on its way to ${email}.`)(),
);

export const revokeInvitationAction = formAction(
  merchant("members:write"),
  RevokeInvitationForm,
  (ctx, { id }) => revokeInvitation(ctx, id),
  saved("The invitation is withdrawn."),
);

export const changeRoleAction = formAction(
  merchant("members:write"),
  ChangeRoleForm,
  (ctx, { id, role }, subject) => changeRole(ctx, subject, id, { role }),
  saved("Saved."),
);

export const removeMemberAction = formAction(
  tokenOrUser("members:write"),
  RemoveMemberForm,
  (ctx, { id }, subject) => removeMember(ctx, subject, id),
  saved("That person is no longer a member."),
);

/** Joins the organization of a mailed link and goes to its dashboard. */
export const acceptInvitationAction = openFormAction(
  signedIn(),
  AcceptInvitation,
  async (world, { token }, subject) => {
    if (subject.type !== "user") throw new NotPermitted();
    const member = await acceptInvitation(world, { id: subject.userId, email: subject.email }, token);
    return getOrganization(world, member.organization_id);
  },
  ({ slug }) => redirect(`/dashboard/${slug}`),
);
