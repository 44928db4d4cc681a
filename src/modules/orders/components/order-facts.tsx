import Link from "next/link";
import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { Order } from "../schema";

const link = "text-primary-text hover:underline";

/** Ids, dates and what belongs to the order. */
export function OrderFacts({ order, slug }: { order: Order; slug: string }) {
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
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={order.metadata} />
      </CardContent>
    </Card>
  );
}
