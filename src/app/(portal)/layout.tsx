import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { TimeZoneProvider } from "@/components/time/time-zone";
import { TIME_ZONE_COOKIE } from "@/components/time/time-zone-cookie";
import { isTimeZone } from "@/lib/time-zone";

export const metadata: Metadata = {
  title: { absolute: "Your account" },
  description: null,
  robots: { index: false, follow: false },
};

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return <TimeZoneProvider initial={isTimeZone(zone) ? zone : "UTC"}>{children}</TimeZoneProvider>;
}
