"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { addMember } from "./add-member";
import { AddMemberForm, ChangeMemberForm, RemoveMemberForm } from "./forms";
import { removeMember } from "./remove-member";
import { updateMember } from "./update-member";

const writing = merchant("customers:write");

export const addMemberAction = formAction(
  writing,
  AddMemberForm,
  (ctx, { customer_id: id, ...input }) => addMember(ctx, { id: newId(), customer: { id }, input }),
  ({ email }) => ({ message: `${email} may enter the portal now.` }),
);

export const changeMemberAction = formAction(
  writing,
  ChangeMemberForm,
  (ctx, { customer_id, id, ...input }) =>
    updateMember(ctx, { customer: { id: customer_id }, member: { id } }, input),
  () => ({ message: "Saved." }),
);

export const removeMemberAction = formAction(
  writing,
  RemoveMemberForm,
  (ctx, { customer_id, id }) => removeMember(ctx, { customer: { id: customer_id }, member: { id } }),
  () => ({ message: "They cannot enter the portal any more." }),
);
