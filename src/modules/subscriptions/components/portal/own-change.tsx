import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { changePath } from "../../own-path";
import type { OwnChange as Change, OtherPlan } from "../../read-own-choices";
import { ConfirmPlan } from "./confirm-change";
import { OwnCost } from "./own-cost";

const Choice = ({ plan, href, isChosen }: { plan: OtherPlan; href: string; isChosen: boolean }) => (
  <li>
    <Link
      href={href}
      scroll={false}
      aria-current={isChosen ? "true" : undefined}
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-lg border bg-card p-4 text-sm hover:bg-accent/50",
        isChosen && "border-primary bg-primary-subtle",
      )}
    >
      <span className="min-w-0 wrap-anywhere font-medium">{plan.name}</span>
      <span className="text-muted-foreground">{plan.price}</span>
    </Link>
  </li>
);

type Props = { portal: string; change: Change };

/** The plans to choose from as links, and what the chosen one costs before it is confirmed: it needs no script to be read. */
export function OwnChange({ portal, change: { subscription, plans, preview, problem, chosen } }: Props) {
  const { id, product } = subscription;
  if (plans.length === 0)
    return (
      <Card>
        <EmptyState title="There is no other plan" description={`You are on ${product.name}.`} />
      </Card>
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-muted-foreground text-sm">
        You are on {product.name}. Choose another to see what it costs.
      </p>
      <ul className="grid gap-2">
        {plans.map((plan) => (
          <Choice
            key={plan.id}
            plan={plan}
            href={changePath(portal, id, plan.id)}
            isChosen={plan.id === chosen?.id}
          />
        ))}
      </ul>
      {problem ? (
        <Alert tone="warning" role="status">
          {problem}
        </Alert>
      ) : null}
      {preview && chosen ? (
        <Card>
          <CardHeader title="What it costs" />
          <CardContent className="grid gap-4">
            <OwnCost what="plan" preview={preview} />
            <ConfirmPlan portal={portal} id={id} productId={chosen.id} name={chosen.name} />
          </CardContent>
        </Card>
      ) : null}
    </div>
  );
}
