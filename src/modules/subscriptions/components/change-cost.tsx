import { useQuery } from "@tanstack/react-query";
import { LocalTime } from "@/components/time/local-time";
import { Alert } from "@/components/ui/alert";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import type { SubscriptionChangePreview } from "../preview-schema";
import { changePreview, type WantedChange } from "../queries";
import type { ProrationBehavior } from "../schema";
import { InvoiceLines } from "./invoice-lines";

const behaviors: readonly [ProrationBehavior, string, string][] = [
  [
    "prorate",
    "With the next invoice",
    "Changes now; the difference for the rest of the period comes with the next invoice.",
  ],
  [
    "invoice",
    "Charge the difference now",
    "Changes once it is paid. If the payment fails nothing is changed.",
  ],
  ["next_period", "With the next period", "Stays as it is until then, and costs nothing now."],
  ["reset", "Begin a new period now", "Charged in full now, less what is left of this period."],
];

function Preview({ preview }: { preview: SubscriptionChangePreview }) {
  const { now, next, applies_at, proration_behavior: behavior } = preview;
  return (
    <>
      {now ? (
        <div className="grid gap-2">
          <h3 className="font-medium text-sm">Now</h3>
          <InvoiceLines invoice={now} label="Charged now" />
        </div>
      ) : (
        <p className="text-sm">
          Nothing is charged now.{" "}
          {behavior === "next_period" ? (
            <>
              The change is made on <LocalTime at={applies_at} style="date" />.
            </>
          ) : null}
        </p>
      )}
      {next ? (
        <div className="grid gap-2 border-t pt-3">
          <h3 className="font-medium text-sm">
            Next, on <LocalTime at={next.at} style="date" />
          </h3>
          <InvoiceLines invoice={next} label="Next invoice" />
        </div>
      ) : (
        <p className="border-t pt-3 text-sm">No invoice comes after that.</p>
      )}
    </>
  );
}

/** How a change is paid. */
export function HowPaid({
  behavior,
  onChange,
}: {
  behavior: ProrationBehavior;
  onChange: (behavior: ProrationBehavior) => void;
}) {
  return (
    <RadioGroup
      name="proration_behavior"
      label="How the change is paid"
      value={behavior}
      onValueChange={(value) => onChange(value as ProrationBehavior)}
    >
      {behaviors.map(([value, label, description]) => (
        <Radio key={value} value={value} label={label} description={description} />
      ))}
    </RadioGroup>
  );
}

type CostProps = {
  organizationId: string;
  id: string;
  /** Null: nothing that could be made yet. */
  wanted: WantedChange | null;
};

const box = "grid min-h-28 content-start gap-3 rounded-md border bg-canvas p-3";

/** What a change comes to, line by line. */
export function ChangeCost({ organizationId, id, wanted }: CostProps) {
  if (!wanted)
    return <p className={`${box} text-muted-foreground text-sm`}>What it will cost stands here.</p>;
  return <Cost organizationId={organizationId} id={id} wanted={wanted} />;
}

function Cost({ organizationId, id, wanted }: CostProps & { wanted: WantedChange }) {
  const { data, error, isFetching } = useQuery(changePreview(organizationId, id, wanted));
  return (
    <section aria-label="What it will cost" aria-live="polite" aria-busy={isFetching} className={box}>
      {error ? <Alert tone="warning">{error.message}</Alert> : null}
      {data && !error ? <Preview preview={data} /> : null}
      {data || error ? null : <Skeleton className="h-16" />}
    </section>
  );
}
