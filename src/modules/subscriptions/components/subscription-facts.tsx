import Link from "next/link";
import { Answers } from "@/components/layout/answers";
import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { Subscription } from "../schema";
import { amountText } from "../subscription-text";
import { leavingReasons } from "./end-dialogs";

const link = "text-primary-text hover:underline";
const day = (at: string | null) => at && <LocalTime at={at} style="date" />;

const leaving = ({
  customer_cancellation_reason: reason,
  customer_cancellation_comment: comment,
}: Subscription) => [reason && leavingReasons[reason], comment].filter(Boolean).join(": ") || null;

/** How many there are, and will be. */
function Seats({ subscription: { seats, pending_update: coming } }: { subscription: Subscription }) {
  if (!coming?.seats) return seats;
  return (
    <>
      {seats}, and {coming.seats} from {day(coming.applies_at)} on
    </>
  );
}

/** The terms of a subscription, its dates and what it belongs to. */
export function SubscriptionFacts({ subscription, slug }: { subscription: Subscription; slug: string }) {
  const { discount, product, checkout_id: checkoutId } = subscription;
  const at = (path: string) => `/dashboard/${slug}${path}`;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="pt-2">
        <DescriptionList
          items={[
            {
              label: "Product",
              value: (
                <Link className={link} href={at(`/products/${product.id}`)}>
                  {product.name}
                </Link>
              ),
            },
            ...(subscription.seats === null
              ? []
              : [{ label: "Seats", value: <Seats subscription={subscription} /> }]),
            { label: "Price", value: amountText(subscription) },
            {
              label: "Discount",
              value: discount && (
                <Link className={link} href={at(`/discounts/${discount.id}`)}>
                  {discount.code ?? discount.name}
                </Link>
              ),
            },
            {
              label: "Period",
              value: (
                <>
                  {day(subscription.current_period_start)} – {day(subscription.current_period_end)}
                </>
              ),
            },
            { label: "Since", value: day(subscription.started_at) },
            ...(subscription.trial_end ? [{ label: "Trial until", value: day(subscription.trial_end) }] : []),
            ...(subscription.canceled_at
              ? [
                  { label: "Canceled", value: day(subscription.canceled_at) },
                  { label: "Reason", value: leaving(subscription) },
                ]
              : []),
            {
              label: "Checkout",
              value: checkoutId && (
                <Link className={link} href={at(`/checkouts/${checkoutId}`)}>
                  See the checkout
                </Link>
              ),
            },
            { label: "Subscription ID", value: <CopyId id={subscription.id} label="Copy subscription ID" /> },
          ]}
        />
      </CardContent>
      <Answers answers={subscription.custom_field_data} />
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={subscription.metadata} />
      </CardContent>
    </Card>
  );
}
