"use client";

import type { ReactNode } from "react";
import { Row, Rows } from "@/components/layout/row";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import type { CustomerSeat, SeatsList } from "../schema";
import { Resend, Revoke, type SeatActions } from "./seat-dialogs";

/** Who has a seat, or was invited to it. */
const nameOf = ({ member, customer_email, email }: CustomerSeat): string =>
  member?.name ?? customer_email ?? email ?? "Somebody who was deleted";

function Standing({ seat, now }: { seat: CustomerSeat; now: number }) {
  const { status, claimed_at, created_at, invitation_token_expires_at: until } = seat;
  if (status === "claimed" && claimed_at)
    return (
      <>
        Has it since <LocalTime at={claimed_at} style="date" />
      </>
    );
  if (until && Date.parse(until) < now) return <>The invitation has expired: send it again</>;
  return (
    <>
      Invited on <LocalTime at={created_at} style="date" />
      {until ? (
        <>
          , good until <LocalTime at={until} style="date" />
        </>
      ) : null}
    </>
  );
}

type Props = {
  seats: readonly CustomerSeat[];
  now: number;
  /** Null: the reader only looks. */
  actions: SeatActions | null;
  /** What the name of whoever has a seat leads to. */
  linkOf?: (seat: CustomerSeat, name: string) => ReactNode;
};

/** Who has the seats of a sale, with what can be done about each. */
export const SeatRows = ({ seats, now, actions, linkOf }: Props) => (
  <Rows label="Seats">
    {seats.map((seat) => {
      const name = nameOf(seat);
      return (
        <Row
          key={seat.id}
          title={linkOf?.(seat, name) ?? name}
          badge={seat.status === "pending" ? <Badge tone="info">Invited</Badge> : null}
          text={
            <>
              {seat.member?.name ? `${seat.email} · ` : null}
              <Standing seat={seat} now={now} />
            </>
          }
        >
          {actions ? (
            <>
              {seat.status === "pending" ? <Resend {...actions} seat={seat} name={name} /> : null}
              <Revoke {...actions} seat={seat} name={name} />
            </>
          ) : null}
        </Row>
      );
    })}
  </Rows>
);

/** `3 of 5 seats are taken.`, and that no more can be given where it is paused or will have fewer. */
export function takenText({ seats, available_seats, total_seats: total }: SeatsList): string {
  if (seats.length === total) return total === 1 ? "The seat is taken." : `All ${total} seats are taken.`;
  const more = available_seats > 0 ? "" : " No more can be given right now.";
  return `${seats.length} of ${total} seats ${seats.length === 1 ? "is" : "are"} taken.${more}`;
}
