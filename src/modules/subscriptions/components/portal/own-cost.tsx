import { LocalTime } from "@/components/time/local-time";
import type { SubscriptionChangePreview } from "../../preview-schema";
import { InvoiceLines } from "../invoice-lines";

/** What a change costs now and next. */
export function OwnCost({
  what,
  preview: { now, next, applies_at, proration_behavior },
}: {
  /** That changes. */
  what: string;
  preview: SubscriptionChangePreview;
}) {
  const isLater = proration_behavior === "next_period";
  return (
    <div className="grid gap-4">
      <p className="text-sm">
        {isLater ? `The ${what} changes on ` : `The ${what} changes now.`}
        {isLater ? <LocalTime at={applies_at} style="date" /> : null}
        {now ? null : " Nothing is charged now."}
      </p>
      {now ? (
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">Now</h3>
          <InvoiceLines invoice={now} label="Charged now" />
        </div>
      ) : null}
      {next ? (
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">
            Next, on <LocalTime at={next.at} style="date" />
          </h3>
          <InvoiceLines invoice={next} label="Next invoice" />
        </div>
      ) : null}
    </div>
  );
}
