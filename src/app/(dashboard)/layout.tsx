import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { QueryProvider } from "@/app/providers/query-provider";
import { NoticeBar } from "@/components/layout/notice-bar";
import { TimeZoneProvider } from "@/components/time/time-zone";
import { TIME_ZONE_COOKIE } from "@/components/time/time-zone-cookie";
import { Toaster } from "@/components/ui/toast";
import { isTimeZone } from "@/lib/time-zone";
import { SessionProvider } from "@/modules/users/components/session-provider";
import { clerkSettings } from "@/server/auth/clerk-settings";

export const metadata: Metadata = {
  title: { default: "Dashboard · Florin", template: "%s · Florin" },
  robots: { index: false },
};

export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return (
    <SessionProvider clerk={clerkSettings()}>
      <QueryProvider>
        <TimeZoneProvider initial={isTimeZone(zone) ? zone : "UTC"}>
          <noscript>
            <NoticeBar label="No JavaScript">
              The dashboard needs JavaScript. Allow it for this site and reload.
            </NoticeBar>
          </noscript>
          {children}
          <Toaster />
        </TimeZoneProvider>
      </QueryProvider>
    </SessionProvider>
  );
}
