import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { SubscriptionLocked } from "@/modules/subscriptions/errors";
import { customer, ownCustomerId, ownMemberId, type Subject } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { assignSeat } from "./assign-seat";
import type { Buyer } from "./buyer";
import { NoSeatsAvailable, SeatHeldAlready, SeatNotPending, SeatsNotGiven } from "./errors";
import { readSeats } from "./read-seats";
import { resendInvitation } from "./resend-invitation";
import { revokeSeat } from "./revoke-seat";
import { keyOf } from "./sale";
import { CustomerSeat, SeatAssign, SeatsList, SeatsQuery } from "./schema";

const path = "/customer-portal/seats";
const params = z.object({ seat_id: Id });
const access = customer("manage");

const buyerOf = (subject: Subject): Buyer => ({
  customerId: ownCustomerId(subject),
  memberId: ownMemberId(subject),
});

export const listOwnSeats = route({
  method: "GET",
  path,
  name: "customerPortal.listSeats",
  summary: "List who has the seats of what one has bought",
  access,
  query: SeatsQuery,
  returns: SeatsList,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, query: { subscription_id = null, order_id = null } }) =>
    readSeats(ctx, keyOf({ subscription_id, order_id }), buyerOf(subject)),
});

export const assignOwnSeat = route({
  method: "POST",
  path,
  name: "customerPortal.assignSeat",
  summary: "Invite somebody to a seat of what one has bought, or take one oneself",
  access,
  body: SeatAssign,
  returns: CustomerSeat,
  errors: [ResourceNotFound, NoSeatsAvailable, SeatsNotGiven, SeatHeldAlready, SubscriptionLocked],
  handler: ({ ctx, subject, body, operationId }) => assignSeat(ctx, operationId, body, buyerOf(subject)),
});

export const revokeOwnSeat = route({
  method: "DELETE",
  path: `${path}/{seat_id}`,
  name: "customerPortal.revokeSeat",
  summary: "Take back a seat of what one has bought",
  access,
  params,
  returns: CustomerSeat,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params: { seat_id } }) => revokeSeat(ctx, seat_id, buyerOf(subject)),
});

export const resendOwnInvitation = route({
  method: "POST",
  path: `${path}/{seat_id}/resend`,
  name: "customerPortal.resendSeatInvitation",
  summary: "Mail another invitation to a seat of what one has bought",
  access,
  params,
  returns: CustomerSeat,
  errors: [ResourceNotFound, SeatNotPending, SeatsNotGiven, SubscriptionLocked],
  handler: ({ ctx, subject, params: { seat_id } }) => resendInvitation(ctx, seat_id, buyerOf(subject)),
});

export const portalSeatRoutes = [listOwnSeats, assignOwnSeat, revokeOwnSeat, resendOwnInvitation];
