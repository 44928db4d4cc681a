import { LocalTime } from "@/components/time/local-time";
import { Card, CardHeader } from "@/components/ui/card";
import { creditsText, writeCredits } from "../../credit-text";
import type { CustomerCreditBalance } from "../../customer-schema";

type Bucket = CustomerCreditBalance["grants"][number];

const Ends = ({ expires_at }: Pick<Bucket, "expires_at">) =>
  expires_at === null ? (
    <span className="text-muted-foreground">Never expire</span>
  ) : (
    <span className="text-muted-foreground">
      Until <LocalTime at={expires_at} />
    </span>
  );

/** What a customer can spend, and until when. */
export function OwnBalance({ account: { balance, held, grants } }: { account: CustomerCreditBalance }) {
  return (
    <Card>
      <div className="grid gap-1 p-4">
        <p className="text-muted-foreground text-sm">You have</p>
        <p className="font-semibold text-4xl tabular-nums tracking-tight">{creditsText(balance)}</p>
        {held > 0 ? (
          <p className="text-muted-foreground text-sm">
            {creditsText(held)} more are held for work that has not ended yet.
          </p>
        ) : null}
      </div>
      {grants.length > 0 ? (
        <>
          <CardHeader title="Spent in this order" className="border-t" />
          <ol className="mt-2 divide-y border-t">
            {grants.map(({ id, remaining, expires_at }) => (
              <li
                key={id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5 text-sm"
              >
                <span className="font-medium tabular-nums">{writeCredits(remaining)}</span>
                <Ends expires_at={expires_at} />
              </li>
            ))}
          </ol>
        </>
      ) : null}
    </Card>
  );
}
