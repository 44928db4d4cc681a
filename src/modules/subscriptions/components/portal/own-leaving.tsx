import type { ReactNode } from "react";
import { LocalTime } from "@/components/time/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { formatMinor } from "@/components/ui/money-text";
import { changePath } from "../../own-path";
import type { Leaving } from "../../read-own-choices";
import { LeaveForm } from "./leave-form";
import { StepButton } from "./step-button";

type Props = { portal: string; leaving: Leaving };

/** What else one could do. */
function Offer({ portal, leaving: { subscription, mayPause, cheaper } }: Props) {
  if (!mayPause && cheaper.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Or stay, in another way" />
      <CardContent className="grid gap-3 text-sm">
        {mayPause ? (
          <Way text="Pause: nothing is charged and nothing delivered until you come back.">
            <StepButton portal={portal} id={subscription.id} step="pause">
              Pause after this period
            </StepButton>
          </Way>
        ) : null}
        {cheaper.map(({ id, name, price }) => (
          <Way key={id} text={`${name}: ${price}`}>
            <ButtonLink href={changePath(portal, subscription.id, id)}>See {name}</ButtonLink>
          </Way>
        ))}
      </CardContent>
    </Card>
  );
}

const Way = ({ text, children }: { text: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
    <p className="min-w-0 flex-1 basis-52 wrap-anywhere">{text}</p>
    {children}
  </div>
);

/** What one loses and until when one keeps it, what else one could do, and the way out. */
export function OwnLeaving({ portal, leaving }: Props) {
  const { subscription, preview } = leaving;
  const { benefits, open_orders: orders, waiting_amount: waiting, currency } = preview;
  const isLater = subscription.status !== "paused" && subscription.status !== "unpaid";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <div className="grid gap-2 text-sm">
        {isLater ? (
          <p>
            You have {subscription.product.name} until <LocalTime at={preview.ends_at} style="date" />, and
            can change your mind until then.
          </p>
        ) : (
          <p>{subscription.product.name} ends at once.</p>
        )}
        <ul className="grid list-disc gap-1 pl-5 empty:hidden">
          {benefits.map(({ id, description }) => (
            <li key={id}>You lose: {description}</li>
          ))}
          {orders.map((order) => (
            <li key={order.id}>
              {order.invoice_number ?? "An order"} of {formatMinor(order.due_amount, order.currency)} is not
              paid yet.
            </li>
          ))}
          {isLater && waiting !== 0 ? (
            <li>{formatMinor(waiting, currency)} of earlier changes are still billed at the end.</li>
          ) : null}
        </ul>
      </div>
      <Offer portal={portal} leaving={leaving} />
      <Card>
        <CardContent>
          <LeaveForm portal={portal} id={subscription.id} />
        </CardContent>
      </Card>
    </div>
  );
}
