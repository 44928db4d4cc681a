import { aSessionOf } from "../../factories/customer-member.ts";
import { anInvitationTo, aSeat, aTeam } from "../../factories/customer-seat.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Sample, Sent } from "./sample.ts";

/** A subscription with seats, one of which waits for somebody, and the session of who pays. */
async function sold({ ctx }: Merchant) {
  const { id, customerId } = await aTeam(ctx);
  const seat = await aSeat(ctx, { subscription_id: id });
  const own = { headers: { Authorization: `Bearer ${await aSessionOf(ctx, { customer_id: customerId })}` } };
  return { id, seat, own };
}

type Sold = Awaited<ReturnType<typeof sold>>;

const sample = (sentOf: (made: Sold, merchant: Merchant) => Sent | Promise<Sent>): Sample => ({
  make: async (merchant) => sentOf(await sold(merchant), merchant),
});

const ofSale = ({ id }: Sold): Sent => ({ query: `subscription_id=${id}` });
const ofSeat = ({ seat }: Sold): Sent => ({ params: { seat_id: seat.id } });
const assigned = ({ id }: Sold): Sent => ({ body: { subscription_id: id, email: "grace@example.com" } });

export const customerSeats: Record<string, Sample> = {
  "customerSeats.listSeats": { ...sample(ofSale), foreign: 404 },
  "customerSeats.assignSeat": { ...sample(assigned), foreign: 404 },
  "customerSeats.revokeSeat": sample(ofSeat),
  "customerSeats.resendInvitation": sample(ofSeat),
  "customerSeats.getClaimInfo": sample(async ({ seat }, { ctx }) => ({
    params: { invitation_token: await anInvitationTo(ctx, seat) },
  })),
  "customerSeats.claimSeat": sample(async ({ seat }, { ctx }) => ({
    body: { invitation_token: await anInvitationTo(ctx, seat) },
  })),
  "customerPortal.listSeats": sample((made) => ({ ...ofSale(made), ...made.own })),
  "customerPortal.assignSeat": sample((made) => ({ ...assigned(made), ...made.own })),
  "customerPortal.revokeSeat": sample((made) => ({ ...ofSeat(made), ...made.own })),
  "customerPortal.resendSeatInvitation": sample((made) => ({ ...ofSeat(made), ...made.own })),
  "customerPortal.listClaimedSubscriptions": sample(({ own }) => own),
};
