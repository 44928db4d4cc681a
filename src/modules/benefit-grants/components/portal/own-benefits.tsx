import { Gift } from "lucide-react";
import { LocalTime } from "@/components/time/local-time";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Markdown } from "@/components/ui/markdown";
import type { PageOf } from "@/lib/page";
import type { OwnBenefit } from "../../read-own-benefits";

/** Notes and features that a customer has. */
export function OwnBenefits({ items, pagination: { page, max_page } }: PageOf<OwnBenefit>) {
  if (items.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<Gift />}
          title="No benefits here"
          description="What comes with your purchases besides files, keys and credits stands here."
        />
      </Card>
    );
  return (
    <>
      <Card>
        <ul className="divide-y">
          {items.map(({ id, description, note, granted_at }) => (
            <li key={id} className="grid gap-2 px-4 py-4 text-sm">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h2 className="min-w-0 wrap-anywhere font-medium">{description}</h2>
                {granted_at ? (
                  <span className="text-muted-foreground text-xs">
                    since <LocalTime at={granted_at} style="date" />
                  </span>
                ) : null}
              </div>
              {note ? <Markdown>{note}</Markdown> : null}
            </li>
          ))}
        </ul>
      </Card>
      {max_page > 1 ? (
        <nav aria-label="Pages" className="flex items-center justify-between gap-2 pt-3 text-sm">
          {page > 1 ? <ButtonLink href={`?page=${page - 1}`}>Newer</ButtonLink> : <span />}
          <span className="text-muted-foreground">Page {page}</span>
          {page < max_page ? <ButtonLink href={`?page=${page + 1}`}>Older</ButtonLink> : <span />}
        </nav>
      ) : null}
    </>
  );
}
