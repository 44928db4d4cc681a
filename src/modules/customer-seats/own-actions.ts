"use server";

import { revalidatePath } from "next/cache";
import { newId } from "@/lib/id";
import { getPortal } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { OwnInviteForm, OwnSeatForm, TakeSeatForm } from "./assign-forms";
import { assignSeat } from "./assign-seat";
import { ownSeatsPath } from "./own-path";
import { resendInvitation } from "./resend-invitation";
import { revokeSeat } from "./revoke-seat";
import type { CustomerSeat } from "./schema";

/** Whoever sends it: the cookie of the page says who of which customer, and nothing else does. */
const byCookie = anyone();

async function buyerIn(portal: string) {
  const { ctx, customerId, member } = await getPortal(portal, "manage");
  return { ctx, by: { customerId, memberId: member.id } };
}

const shownAnew = (portal: string, seat: CustomerSeat, message: string) => {
  revalidatePath(ownSeatsPath(portal, seat));
  return { message };
};

export const inviteOwnAction = openFormAction(
  byCookie,
  OwnInviteForm,
  async (_, { portal, input }) => {
    const { ctx, by } = await buyerIn(portal);
    return assignSeat(ctx, newId(), input, by);
  },
  (seat, { portal }) => shownAnew(portal, seat, `${seat.email} is invited.`),
);

/** The sender's own, at once. */
export const takeOwnAction = openFormAction(
  byCookie,
  TakeSeatForm,
  async (_, { portal, ...sale }) => {
    const { ctx, by } = await buyerIn(portal);
    return assignSeat(ctx, newId(), { ...sale, member_id: by.memberId, immediate_claim: true }, by);
  },
  (seat, { portal }) => shownAnew(portal, seat, "You have a seat."),
);

export const resendOwnAction = openFormAction(
  byCookie,
  OwnSeatForm,
  async (_, { portal, id }) => {
    const { ctx, by } = await buyerIn(portal);
    return resendInvitation(ctx, id, by);
  },
  (seat, { portal }) => shownAnew(portal, seat, `A new invitation goes to ${seat.email}.`),
);

export const revokeOwnAction = openFormAction(
  byCookie,
  OwnSeatForm,
  async (_, { portal, id }) => {
    const { ctx, by } = await buyerIn(portal);
    return revokeSeat(ctx, id, by);
  },
  (seat, { portal }) => shownAnew(portal, seat, "The seat is free again."),
);
