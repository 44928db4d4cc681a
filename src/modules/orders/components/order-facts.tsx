import Link from "next/link";
import { Answers } from "@/components/layout/answers";
import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyId } from "@/components/ui/copy-id";
import type { Order } from "../schema";

const link = "text-primary-text hover:underline";

type Props = {
  order: Order;
  slug: string;
  /** Where the customer pays it, and finds the receipt; null where a checkout has sold it. */
  payUrl: string | null;
};

/** Ids, dates and what belongs to the order. */
export function OrderFacts({ order, slug, payUrl }: Props) {
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="grid gap-3 pt-2">
        <DescriptionList
          items={[
            { label: "Order ID", value: <CopyId id={order.id} label="Copy order ID" /> },
            { label: "Placed", value: <LocalTime at={order.created_at} /> },
            {
              label: "Product",
              value: order.product && (
                <Link className={link} href={`/dashboard/${slug}/products/${order.product.id}`}>
                  {order.product.name}
                </Link>
              ),
            },
            ...(order.seats === null ? [] : [{ label: "Seats", value: order.seats }]),
            {
              label: "Discount",
              value: order.discount && (
                <Link className={link} href={`/dashboard/${slug}/discounts/${order.discount.id}`}>
                  {order.discount.code ?? order.discount.name}
                </Link>
              ),
            },
            ...(order.subscription_id
              ? [
                  {
                    label: "Subscription",
                    value: (
                      <Link
                        className={link}
                        href={`/dashboard/${slug}/subscriptions/${order.subscription_id}`}
                      >
                        See the subscription
                      </Link>
                    ),
                  },
                ]
              : []),
            ...(order.period_start && order.period_end
              ? [
                  {
                    label: "Period",
                    value: (
                      <>
                        <LocalTime at={order.period_start} style="date" /> –{" "}
                        <LocalTime at={order.period_end} style="date" />
                      </>
                    ),
                  },
                ]
              : []),
            ...(order.next_payment_attempt_at
              ? [{ label: "Next try", value: <LocalTime at={order.next_payment_attempt_at} /> }]
              : []),
            ...(payUrl
              ? [
                  {
                    label: order.paid ? "Receipt" : "Page to pay",
                    value: (
                      <span className="flex items-center gap-1">
                        <a className={link} href={payUrl} target="_blank" rel="noreferrer">
                          As the customer sees it
                        </a>
                        <CopyButton value={payUrl} label="Copy its address" className="-my-1" />
                      </span>
                    ),
                  },
                ]
              : []),
            {
              label: "Checkout",
              value: order.checkout_id && (
                <Link className={link} href={`/dashboard/${slug}/checkouts/${order.checkout_id}`}>
                  See the checkout
                </Link>
              ),
            },
          ]}
        />
      </CardContent>
      <Answers answers={order.custom_field_data} />
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={order.metadata} />
      </CardContent>
    </Card>
  );
}
