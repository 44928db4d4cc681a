import { Coins } from "lucide-react";
import type { z } from "zod";
import { Section } from "@/components/layout/section";
import { LocalTime } from "@/components/time/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { Pagination } from "@/lib/page";
import { titleOf, writeChange, writeCredits } from "../../credit-text";
import type { CustomerCreditTransaction } from "../../customer-schema";

type Props = {
  items: readonly CustomerCreditTransaction[];
  pagination: z.output<typeof Pagination>;
};

const Line = ({ line }: { line: CustomerCreditTransaction }) => (
  <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-2.5 text-sm">
    <span className="min-w-0 truncate font-medium">{titleOf(line)}</span>
    <span className={cn("text-right font-medium tabular-nums", line.amount > 0 && "text-success")}>
      {writeChange(line.amount)}
    </span>
    <span className="min-w-0 break-words text-muted-foreground text-xs">
      <LocalTime at={line.created_at} />
      {line.description ? ` · ${line.description}` : null}
    </span>
    <span className="text-right text-muted-foreground text-xs tabular-nums">
      <span className="sr-only">Balance after it: </span>
      {writeCredits(line.balance)}
    </span>
  </li>
);

function Pages({ pagination: { page, max_page } }: Pick<Props, "pagination">) {
  if (max_page <= 1) return null;
  return (
    <nav aria-label="Pages" className="flex items-center justify-between gap-2 pt-3 text-sm">
      {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>Newer</ButtonLink> : <span />}
      <span className="text-muted-foreground">Page {writeCredits(page)}</span>
      {page < max_page ? <ButtonLink href={`?page=${page + 1}`}>Older</ButtonLink> : <span />}
    </nav>
  );
}

/** All that happened to a customer's credits, newest first; its pages are links, so that it needs no script. */
export function OwnHistory({ items, pagination }: Props) {
  return (
    <Section title="History">
      {items.length === 0 ? (
        <EmptyState icon={<Coins />} title="Nothing happened yet" className="py-8" />
      ) : (
        <ul className="divide-y border-y">
          {items.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </ul>
      )}
      <Pages pagination={pagination} />
    </Section>
  );
}
