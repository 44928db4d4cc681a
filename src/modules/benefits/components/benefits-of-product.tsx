import Link from "next/link";
import { Section } from "@/components/layout/section";
import type { Benefit } from "../schema";
import { benefitText } from "../texts";
import { BenefitBadge } from "./benefit-badge";

/** What the buyers of a product get, in its order; nothing where that is nothing. */
export function BenefitsOfProduct({ benefits, slug }: { benefits: readonly Benefit[]; slug: string }) {
  if (benefits.length === 0) return null;
  return (
    <Section title="Benefits">
      <ol className="divide-y border-y text-sm">
        {benefits.map((benefit) => (
          <li key={benefit.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <Link
              className="min-w-0 wrap-anywhere font-medium text-primary-text hover:underline"
              href={`/dashboard/${slug}/benefits/${benefit.id}`}
            >
              {benefit.description}
            </Link>
            {benefit.visibility === "public" ? null : <BenefitBadge visibility={benefit.visibility} />}
            <span className="ml-auto text-muted-foreground tabular-nums">{benefitText(benefit)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
