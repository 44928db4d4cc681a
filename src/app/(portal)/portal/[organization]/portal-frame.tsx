import { LogIn } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PublicLayout } from "@/components/layout/public-layout";
import { Avatar } from "@/components/ui/avatar";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { Portal } from "@/modules/customer-sessions/enter-portal";

const pages = [
  { path: "subscriptions", name: "Plans" },
  { path: "orders", name: "Orders" },
  { path: "credits", name: "Credits" },
  { path: "payment-methods", name: "Payment methods" },
] as const;

type Path = (typeof pages)[number]["path"];

const Pages = ({ slug, current }: { slug: string; current: Path }) => (
  <nav aria-label="Your account" className="mb-5 flex flex-wrap gap-x-4 border-b text-sm">
    {pages.map(({ path, name }) => (
      <Link
        key={path}
        href={`/portal/${slug}/${path}`}
        aria-current={path === current ? "page" : undefined}
        className={cn(
          "-mb-px inline-flex min-h-10 items-center border-b-2 border-transparent text-muted-foreground hover:text-foreground",
          path === current && "border-primary text-foreground",
        )}
      >
        {name}
      </Link>
    ))}
  </nav>
);

type Props = { portal: Portal; title: string; current: Path; children: ReactNode };

/** A customer's page: whose it is, the way back, and the other pages. */
export const PortalFrame = ({ portal: { organization }, title, current, children }: Props) => (
  <PublicLayout
    width="prose"
    brand={
      <span className="flex min-w-0 items-center gap-2 font-medium">
        <Avatar name={organization.name} src={organization.avatar_url} square />
        <span className="truncate">{organization.name}</span>
      </span>
    }
    actions={
      organization.return_url ? (
        <a href={organization.return_url} className={cn(buttonVariants())}>
          Back
        </a>
      ) : null
    }
  >
    <Pages slug={organization.slug} current={current} />
    <h1 className="mb-5 font-semibold text-2xl tracking-tight">{title}</h1>
    {children}
  </PublicLayout>
);

/** Instead of the page, for whom the browser holds no session. `what`: what they came for. */
export const SessionEnded = ({ title, what }: { title: string; what: string }) => (
  <PublicLayout width="prose" brand={null}>
    <h1 className="mb-5 font-semibold text-2xl tracking-tight">{title}</h1>
    <Card>
      <EmptyState
        icon={<LogIn />}
        title="This session has ended"
        description={`Open your ${what} again from where you came: the link works for an hour.`}
      />
    </Card>
  </PublicLayout>
);
