"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { NoticeBar } from "@/components/layout/notice-bar";
import { LocalTime } from "@/components/time/local-time";
import { testClock } from "../queries";
import type { TestClock } from "../schema";

type Props = {
  organization: { id: string; slug: string };
  /** Null while the page was made in real time: then it is heard of when the clock is stopped on this page. */
  initial: TestClock | null;
};

/** On every page of an organization whose time is not the real one. */
export function ClockBanner({ organization: { id, slug }, initial }: Props) {
  const { data } = useQuery({
    ...testClock(id),
    enabled: initial !== null,
    ...(initial && { initialData: initial }),
  });
  if (!data || data.status === "real") return null;
  return (
    <NoticeBar label="Test clock">
      {data.status === "advancing" ? "Time is on its way: it is " : "Time stands still: it is "}
      <LocalTime at={data.now} className="font-medium" /> here.{" "}
      <Link href={`/dashboard/${slug}/test-clock`} className="underline underline-offset-2">
        Test clock
      </Link>
    </NoticeBar>
  );
}
