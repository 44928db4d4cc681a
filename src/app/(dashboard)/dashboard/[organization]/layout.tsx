import type { Metadata } from "next";
import type { ReactNode } from "react";
import { AppShell } from "@/components/layout/app-shell";
import { NoticeBar } from "@/components/layout/notice-bar";
import { LiveEvents } from "@/modules/events/components/live-events";
import { NotificationBell } from "@/modules/notifications/components/notification-bell";
import { listOrganizations } from "@/modules/organizations";
import { OrganizationSwitcher } from "@/modules/organizations/components/organization-switcher";
import { CommandPalette } from "@/modules/search/components/command-palette";
import { ClockBanner } from "@/modules/test-clocks/components/clock-banner";
import { getClock } from "@/modules/test-clocks/get-clock";
import { UserMenu } from "@/modules/users/components/user-menu";
import { requirePageContext } from "@/server/auth/page";
import { isTestMode } from "@/server/stripe/client";
import { actionsOf, navigationOf } from "./navigation";

type Props = { params: Promise<{ organization: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { organization } = await requirePageContext((await params).organization);
  return {
    title: { default: organization.name, template: `%s · ${organization.name} · Florin` },
  };
}

export default async function OrganizationLayout({ params, children }: Props) {
  const { ctx, user, organization } = await requirePageContext((await params).organization);
  const { items: organizations } = await listOrganizations(
    ctx.read,
    { userId: user.id },
    { page: 1, limit: 100, sorting: [{ column: "name", descending: false }] },
  );
  const isMoved = ctx.now.getTime() !== ctx.realNow.getTime();
  const nav = navigationOf(organization.slug, isTestMode());
  const pages = nav.flatMap(({ items }) => items.map(({ label, href }) => ({ label, href })));
  return (
    <AppShell
      nav={nav}
      switcher={
        <OrganizationSwitcher
          current={organization}
          organizations={organizations.map(({ id, slug, name, avatar_url }) => ({
            id,
            slug,
            name,
            avatar_url,
          }))}
        />
      }
      search={
        <CommandPalette
          organizationId={organization.id}
          slug={organization.slug}
          pages={pages}
          actions={actionsOf(organization.slug)}
        />
      }
      user={
        <>
          <NotificationBell organization={{ id: organization.id, slug: organization.slug }} />
          <UserMenu user={{ name: user.name, email: user.email }} />
        </>
      }
      banner={
        isTestMode() ? (
          <>
            <NoticeBar label="Test mode">
              Test mode: no money moves.
              <span className="max-sm:hidden"> Pay with the card 4242 4242 4242 4242.</span>
            </NoticeBar>
            <ClockBanner organization={organization} initial={isMoved ? await getClock(ctx) : null} />
          </>
        ) : null
      }
    >
      <LiveEvents organizationId={organization.id} />
      {children}
    </AppShell>
  );
}
