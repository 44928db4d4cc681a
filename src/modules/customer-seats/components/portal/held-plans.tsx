import Link from "next/link";
import { Row, Rows } from "@/components/layout/row";
import { Section } from "@/components/layout/section";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent } from "@/components/ui/card";
import type { HeldPlan } from "../../read-own-held";

/** Seats that one has of what somebody else pays for. */
export function HeldPlans({
  held,
  href,
}: {
  held: readonly HeldPlan[] /** Where all that one has stands. */;
  href: string;
}) {
  if (held.length === 0) return null;
  return (
    <Section title="Your seats">
      <Card>
        <CardContent className="grid gap-3">
          <Rows label="Your seats">
            {held.map(({ id, product, claimed_at }) => (
              <Row
                key={id}
                title={`Your seat in ${product}`}
                text={
                  <>
                    Since <LocalTime at={claimed_at} style="date" />. Somebody else pays for it.
                  </>
                }
              />
            ))}
          </Rows>
          <Link
            href={href}
            className="inline-flex min-h-6 items-center justify-self-start text-primary-text text-sm hover:underline"
          >
            See what you have
          </Link>
        </CardContent>
      </Card>
    </Section>
  );
}
