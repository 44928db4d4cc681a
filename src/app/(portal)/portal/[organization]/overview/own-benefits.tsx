import { Gift } from "lucide-react";
import Link from "next/link";
import { Section } from "@/components/layout/section";
import { LocalTime } from "@/components/time/local-time";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { CustomerBenefitGrant } from "@/modules/benefit-grants/customer-schema";
import { type PortalPage, portalPages, portalPath } from "@/modules/customer-sessions/portal-pages";

type Grant = CustomerBenefitGrant;

/** The page on which a kind of benefit is taken, where it has one. */
const pageOf: { [kind: string]: { page: string; link: string } | undefined } = {
  custom: { page: "benefits", link: "Read how to get it" },
  credits: { page: "credits", link: "See your credits" },
  license_keys: { page: "license-keys", link: "See your keys" },
  downloadables: { page: "downloads", link: "See your files" },
};

const isPage = (page: string): page is PortalPage => portalPages.some(({ path }) => path === page);

function Way({ portal, kind }: { portal: string; kind: string }) {
  const way = pageOf[kind];
  return way && isPage(way.page) ? (
    <Link
      href={portalPath(portal, way.page)}
      className="inline-flex min-h-6 items-center text-primary-text text-sm hover:underline"
    >
      {way.link}
    </Link>
  ) : null;
}

function Benefit({ portal, grant: { benefit, granted_at } }: { portal: string; grant: Grant }) {
  return (
    <li className="grid gap-1 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="wrap-anywhere font-medium">{benefit.description}</span>
        {granted_at ? (
          <span className="text-muted-foreground text-xs">
            Since <LocalTime at={granted_at} style="date" />
          </span>
        ) : null}
      </div>
      <Way portal={portal} kind={benefit.kind} />
    </li>
  );
}

/** What a customer was granted and has, with what it takes to use it. */
export function OwnBenefits({ portal, grants }: { portal: string; grants: readonly Grant[] }) {
  return (
    <Section title="What you have">
      <Card>
        {grants.length === 0 ? (
          <EmptyState
            icon={<Gift />}
            title="Nothing yet"
            description="What comes with what you buy stands here: keys, files, credits and the like."
          />
        ) : (
          <ul className="divide-y">
            {grants.map((grant) => (
              <Benefit key={grant.id} portal={portal} grant={grant} />
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
