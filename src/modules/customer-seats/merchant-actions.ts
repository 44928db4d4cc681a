"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { InviteForm, SeatForm } from "./assign-forms";
import { assignSeat } from "./assign-seat";
import { resendInvitation } from "./resend-invitation";
import { revokeSeat } from "./revoke-seat";

const writing = merchant("customer_seats:write");

export const inviteAction = formAction(
  writing,
  InviteForm,
  (ctx, input) => assignSeat(ctx, newId(), input),
  ({ email }) => ({ message: `${email} is invited.` }),
);

export const resendAction = formAction(
  writing,
  SeatForm,
  (ctx, { id }) => resendInvitation(ctx, id),
  ({ email }) => ({ message: `A new invitation goes to ${email}.` }),
);

export const revokeAction = formAction(
  writing,
  SeatForm,
  (ctx, { id }) => revokeSeat(ctx, id),
  () => ({ message: "The seat is free again." }),
);
