"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { keepCookie } from "../browser-cookie";
import { TIME_ZONE_COOKIE } from "./time-zone-cookie";

const ZoneContext = createContext("UTC");

/** Times below are written in the zone of the browser; before it is known, in `initial`. */
export function TimeZoneProvider({ initial, children }: { initial: string; children: ReactNode }) {
  const [zone, setZone] = useState(initial);
  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === zone) return;
    keepCookie(TIME_ZONE_COOKIE, own);
    setZone(own);
  }, [zone]);
  return <ZoneContext value={zone}>{children}</ZoneContext>;
}

/** IANA name of the zone in which to write times. */
export const useTimeZone = (): string => useContext(ZoneContext);
