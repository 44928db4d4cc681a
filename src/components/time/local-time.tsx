"use client";

import { useEffect, useState } from "react";
import { type TimeStyle, writeTime } from "./time-text";
import { useTimeZone } from "./time-zone";

const MINUTE_MS = 60_000;

export type LocalTimeProps = {
  /** ISO 8601. */
  at: string;
  /** `relative`: "5 min. ago", kept up to date; after a week the date. */
  style?: TimeStyle;
  className?: string;
};

/** An instant in the reader's time zone; the whole of it when pointed at. */
export function LocalTime({ at, style = "datetime", className }: LocalTimeProps) {
  const zone = useTimeZone();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (style !== "relative") return;
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [style]);
  return (
    // Server and browser read the clock at different moments.
    <time
      dateTime={at}
      title={writeTime(at, "full", zone, now)}
      className={className}
      suppressHydrationWarning
    >
      {writeTime(at, style, zone, now)}
    </time>
  );
}
