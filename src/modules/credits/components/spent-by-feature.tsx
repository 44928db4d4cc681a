"use client";

import { Change } from "@/components/layout/stat";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { featureText, writeCredits } from "../credit-text";
import type { CreditSummary } from "../overview-schema";

type Feature = CreditSummary["features"][number];

const MOST = 8;
const lines = ["a", "b", "c", "d"];

function Row({ feature, spent, previous_spent, most, days }: Feature & { most: number; days: number }) {
  const share = most > 0 ? Math.max(0, spent) / most : 0;
  return (
    <li className="grid gap-1">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <span className="min-w-0 truncate">
          {feature === null ? "Without a feature" : featureText(feature)}
        </span>
        <span className="flex shrink-0 items-baseline gap-2">
          <Change
            now={spent}
            before={previous_spent}
            beforeLabel={`the ${days} days before`}
            lowerIsBetter={false}
          />
          <span className="font-medium tabular-nums">{writeCredits(spent)}</span>
        </span>
      </div>
      <div aria-hidden className="h-1.5 rounded-full bg-accent">
        <div className="h-full rounded-full bg-chart-1" style={{ width: `${share * 100}%` }} />
      </div>
    </li>
  );
}

/** The features beyond the first ones, as one. */
function grouped(features: readonly Feature[]): { shown: readonly Feature[]; rest: Feature | null } {
  if (features.length <= MOST) return { shown: features, rest: null };
  const others = features.slice(MOST - 1);
  const sum = (key: "spent" | "previous_spent") => others.reduce((all, each) => all + each[key], 0);
  const rest = {
    feature: `${others.length} others`,
    spent: sum("spent"),
    previous_spent: sum("previous_spent"),
  };
  return { shown: features.slice(0, MOST - 1), rest };
}

/** What credits were spent on, the most first. */
export function SpentByFeature({
  features,
  days,
}: {
  features: readonly Feature[] | undefined;
  days: number;
}) {
  const { shown, rest } = grouped(features ?? []);
  const most = Math.max(0, ...shown.map(({ spent }) => spent), rest?.spent ?? 0);
  return (
    <Card className="grid min-w-0 content-start gap-4 p-4">
      <h2 className="text-muted-foreground text-sm">Spent by feature</h2>
      {features === undefined ? (
        <div aria-busy className="grid gap-4">
          {lines.map((line) => (
            <Skeleton key={line} className="h-6" />
          ))}
        </div>
      ) : null}
      {features?.length === 0 ? (
        <p className="py-6 text-center text-muted-foreground text-sm">Nothing spent in this period.</p>
      ) : (
        <ul className="grid gap-3">
          {[...shown, ...(rest ? [rest] : [])].map((row) => (
            <Row key={row.feature ?? ""} {...row} most={most} days={days} />
          ))}
        </ul>
      )}
    </Card>
  );
}
