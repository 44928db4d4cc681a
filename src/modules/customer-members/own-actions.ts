"use server";

import { revalidatePath } from "next/cache";
import { newId } from "@/lib/id";
import { getPortal, portalPath } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { addMemberOnce } from "./add-member";
import { AddOwnMemberForm, ChangeOwnMemberForm, RemoveOwnMemberForm } from "./forms";
import { removeMember } from "./remove-member";
import { updateMember } from "./update-member";

/** Whoever sends it: the cookie of the page says who of which customer, and nothing else does. */
const byCookie = anyone();

/** Somebody of the sender's own customer. */
async function named(portal: string, id: string) {
  const { ctx, customerId, member } = await getPortal(portal, "manage");
  return { ctx, whom: { customer: { id: customerId }, member: { id }, by: member.id } };
}

const shownAnew = (portal: string, message: string) => {
  revalidatePath(portalPath(portal, "members"));
  return { message };
};

export const addOwnMemberAction = openFormAction(
  byCookie,
  AddOwnMemberForm,
  async (_, { portal, ...input }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return addMemberOnce(ctx, { id: newId(), customer: { id: customerId }, input });
  },
  ({ email }, { portal }) => shownAnew(portal, `${email} can sign in here now.`),
);

export const changeOwnMemberAction = openFormAction(
  byCookie,
  ChangeOwnMemberForm,
  async (_, { portal, id, ...input }) => {
    const { ctx, whom } = await named(portal, id);
    return updateMember(ctx, whom, input);
  },
  (_, { portal }) => shownAnew(portal, "Saved."),
);

export const removeOwnMemberAction = openFormAction(
  byCookie,
  RemoveOwnMemberForm,
  async (_, { portal, id }) => {
    const { ctx, whom } = await named(portal, id);
    await removeMember(ctx, whom);
  },
  (_, { portal }) => shownAnew(portal, "They cannot enter any more."),
);
