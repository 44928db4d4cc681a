import Link from "next/link";
import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { PublicLayout } from "@/components/layout/public-layout";
import { Avatar } from "@/components/ui/avatar";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { type CustomerRole, mayInPortal } from "@/lib/portal-rights";
import type { Portal, PortalBrand } from "@/modules/customer-sessions";
import { SignOut } from "@/modules/customer-sessions/components/sign-out";
import { type PortalPage, portalPages, portalPath } from "@/modules/customer-sessions/portal-pages";

type PagesProps = { slug: string; role: CustomerRole; current: PortalPage };

const Pages = ({ slug, role, current }: PagesProps) => (
  <nav aria-label="Your account" className="mb-5 flex flex-wrap gap-x-4 border-b text-sm">
    {portalPages
      .filter(({ right }) => mayInPortal(role, right))
      .map(({ path, name }) => (
        <Link
          key={path}
          href={portalPath(slug, path)}
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

const Name = ({ name, avatar_url }: PortalBrand) => (
  <span className="flex min-w-0 items-center gap-2 font-medium">
    <Avatar name={name} src={avatar_url} square />
    <span className="truncate">{name}</span>
  </span>
);

type Props = { portal: Portal; title: string; current: PortalPage; children: ReactNode };

/** A customer's page, in the organization's colour: whose it is, the way back and out, and the other pages. */
export const PortalFrame = ({ portal: { organization, member }, title, current, children }: Props) => (
  <Brand colour={organization.brand_color}>
    <PublicLayout
      width="prose"
      brand={<Name {...organization} />}
      actions={
        <>
          {organization.return_url ? (
            <a href={organization.return_url} className={cn(buttonVariants())}>
              Back
            </a>
          ) : null}
          <SignOut portal={organization.slug} />
        </>
      }
    >
      <Pages slug={organization.slug} role={member.role} current={current} />
      <h1 className="mb-5 font-semibold text-2xl tracking-tight">{title}</h1>
      {children}
    </PublicLayout>
  </Brand>
);

/** The same for whoever is not in yet. */
export const PortalDoor = ({ brand, children }: { brand: PortalBrand; children: ReactNode }) => (
  <Brand colour={brand.brand_color}>
    <PublicLayout width="prose" brand={<Name {...brand} />}>
      {children}
    </PublicLayout>
  </Brand>
);
