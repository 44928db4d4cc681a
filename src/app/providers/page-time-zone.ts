import "server-only";
import { cookies } from "next/headers";
import { TIME_ZONE_COOKIE } from "@/components/time/time-zone-cookie";
import { isTimeZone } from "@/lib/time-zone";

/** The reader's time zone (IANA), as their browser told it; UTC before it has. */
export async function pageTimeZone(): Promise<string> {
  const zone = (await cookies()).get(TIME_ZONE_COOKIE)?.value;
  return isTimeZone(zone) ? zone : "UTC";
}
