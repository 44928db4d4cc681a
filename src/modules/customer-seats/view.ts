import { type MemberJson, memberFromJson } from "@/modules/customer-members";
import type { CustomerSeat } from "./schema";

/** A row of `customer_seat` with what is shown beside it. */
export type SeatRow = {
  id: string;
  organization_id: string;
  subscription_id: string | null;
  order_id: string | null;
  status: CustomerSeat["status"];
  email: string | null;
  customer_id: string | null;
  token_expires_at: Date | null;
  claimed_at: Date | null;
  revoked_at: Date | null;
  metadata: Record<string, unknown>;
  created_at: Date;
  modified_at: Date | null;
  holder_email: string | null;
  member: MemberJson | null;
};

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** A seat as the merchant sees it. The secret of its invitation is not in it. */
export function toSeat(row: SeatRow): CustomerSeat {
  const member = row.member && memberFromJson(row.member);
  return {
    id: row.id,
    created_at: row.created_at.toISOString(),
    modified_at: instant(row.modified_at),
    subscription_id: row.subscription_id,
    order_id: row.order_id,
    status: row.status,
    customer_id: row.customer_id,
    member_id: member?.id ?? null,
    member,
    email: row.email,
    customer_email: row.holder_email ?? row.email,
    invitation_token_expires_at: instant(row.token_expires_at),
    claimed_at: instant(row.claimed_at),
    revoked_at: instant(row.revoked_at),
    seat_metadata: row.metadata,
  };
}

/** The same for whoever pays for it: what the holder has changed since is theirs, and ids of the merchant's own are the merchant's. */
export const forBuyer = (seat: CustomerSeat): CustomerSeat => ({
  ...seat,
  customer_email: seat.email,
  member: seat.member && { ...seat.member, external_id: null },
});
