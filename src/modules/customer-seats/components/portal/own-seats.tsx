"use client";

import { Users } from "lucide-react";
import { useSend } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardContent } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { inviteOwnAction, resendOwnAction, revokeOwnAction, takeOwnAction } from "../../own-actions";
import type { SaleFields } from "../../queries";
import type { OwnSeats as Seats } from "../../read-own-seats";
import { Invite } from "../seat-dialogs";
import { SeatRows, takenText } from "../seat-rows";

type Props = {
  portal: string;
  sale: SaleFields;
  seats: Seats;
  now: number;
  /** Where their number is changed; null: it cannot be. */
  changeHref: string | null;
};

/** Who has the seats that one pays for. The actions read the page anew. */
export function OwnSeats({ portal, sale, seats: { list, mayTake }, now, changeHref }: Props) {
  const [take, taking] = useSend(takeOwnAction);
  const actions = {
    invite: inviteOwnAction,
    resend: resendOwnAction,
    revoke: revokeOwnAction,
    hidden: { portal },
    sale: { ...sale },
    onDone: () => undefined,
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="text-sm">{takenText(list)}</p>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {list.available_seats > 0 ? <Invite {...actions} /> : null}
        {mayTake ? (
          <Button size="sm" pending={taking} onClick={() => take({ portal, ...sale })}>
            Take a seat yourself
          </Button>
        ) : null}
        {changeHref ? (
          <ButtonLink size="sm" href={changeHref}>
            Change the number
          </ButtonLink>
        ) : null}
      </div>
      <Card>
        {list.seats.length === 0 ? (
          <EmptyState
            icon={<Users />}
            title="Nobody has a seat yet"
            description="Invite people by e-mail, or take a seat yourself: whoever has one gets what you bought."
          />
        ) : (
          <CardContent>
            <SeatRows seats={list.seats} now={now} actions={actions} />
          </CardContent>
        )}
      </Card>
    </div>
  );
}
