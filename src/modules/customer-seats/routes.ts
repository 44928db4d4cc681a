import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { SubscriptionLocked } from "@/modules/subscriptions/errors";
import { anyone, merchant } from "@/server/auth/access";
import { TooManyRequests } from "@/server/auth/errors";
import { openRoute, route } from "@/server/http/route";
import { assignSeat } from "./assign-seat";
import { claimSeat } from "./claim-seat";
import {
  NoSeatsAvailable,
  SeatHeldAlready,
  SeatInvitationSpent,
  SeatNotPending,
  SeatsNotGiven,
} from "./errors";
import { getClaim } from "./find-claim";
import { readSeats } from "./read-seats";
import { resendInvitation } from "./resend-invitation";
import { revokeSeat } from "./revoke-seat";
import { keyOf } from "./sale";
import {
  CustomerSeat,
  InvitationToken,
  SeatAssign,
  SeatClaim,
  SeatClaimed,
  SeatClaimInfo,
  SeatsList,
  SeatsQuery,
} from "./schema";
import { throttleClaim } from "./throttle";

const path = "/customer-seats";
const params = z.object({ seat_id: Id });
const writing = merchant("customer_seats:write");

export const listSeats = route({
  method: "GET",
  path,
  name: "customerSeats.listSeats",
  summary: "List who has the seats of a subscription or an order",
  access: merchant("customer_seats:read"),
  query: SeatsQuery,
  returns: SeatsList,
  errors: [ResourceNotFound],
  handler: ({ ctx, query: { subscription_id = null, order_id = null } }) =>
    readSeats(ctx, keyOf({ subscription_id, order_id })),
});

export const assignCustomerSeat = route({
  method: "POST",
  path,
  name: "customerSeats.assignSeat",
  summary: "Give somebody a seat: by an invitation, or at once",
  access: writing,
  body: SeatAssign,
  returns: CustomerSeat,
  errors: [ResourceNotFound, NoSeatsAvailable, SeatsNotGiven, SeatHeldAlready, SubscriptionLocked],
  handler: ({ ctx, body, operationId }) => assignSeat(ctx, operationId, body),
});

export const revokeCustomerSeat = route({
  method: "DELETE",
  path: `${path}/{seat_id}`,
  name: "customerSeats.revokeSeat",
  summary: "Take a seat back, with what it brought",
  access: writing,
  params,
  returns: CustomerSeat,
  errors: [ResourceNotFound],
  handler: ({ ctx, params: { seat_id } }) => revokeSeat(ctx, seat_id),
});

export const resendSeatInvitation = route({
  method: "POST",
  path: `${path}/{seat_id}/resend`,
  name: "customerSeats.resendInvitation",
  summary: "Mail another invitation to a seat that waits; the link before it is void",
  access: writing,
  params,
  returns: CustomerSeat,
  errors: [ResourceNotFound, SeatNotPending, SeatsNotGiven, SubscriptionLocked],
  handler: ({ ctx, params: { seat_id } }) => resendInvitation(ctx, seat_id),
});

export const getSeatClaim = openRoute({
  method: "GET",
  path: `${path}/claim/{invitation_token}`,
  name: "customerSeats.getClaimInfo",
  summary: "See what an invitation is to; nothing changes by it, and it needs no token",
  access: anyone(),
  params: z.object({ invitation_token: InvitationToken }),
  returns: SeatClaimInfo,
  errors: [ResourceNotFound, TooManyRequests],
  handler: async ({ ctx, params: { invitation_token }, call }) => {
    await throttleClaim(ctx, call.address);
    return getClaim(ctx, invitation_token);
  },
});

export const claimCustomerSeat = openRoute({
  method: "POST",
  path: `${path}/claim`,
  name: "customerSeats.claimSeat",
  summary: "Take the seat that an invitation is to; needs no token",
  access: anyone(),
  body: SeatClaim,
  returns: SeatClaimed,
  errors: [SeatInvitationSpent, SeatsNotGiven, SeatHeldAlready, TooManyRequests],
  answersSecret: true,
  handler: async ({ ctx, body: { invitation_token: token }, call: { address } }) => {
    const { seat, session } = await claimSeat(ctx, { token, address });
    return { seat, customer_session_token: session.token };
  },
});

export const customerSeatRoutes = [
  listSeats,
  assignCustomerSeat,
  revokeCustomerSeat,
  resendSeatInvitation,
  getSeatClaim,
  claimCustomerSeat,
];
