import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { TestClock, TestClockMoment } from "./schema";

const ADVANCING_MS = 400;

/** What time it is in an organization; asked again and again while its clock is on its way. */
export const testClock = (organizationId: string) =>
  queryOptions({
    queryKey: ["test-clock", organizationId],
    queryFn: ({ signal }) => request(TestClock, "/test-clock", { organization: organizationId, signal }),
    refetchInterval: ({ state: { data } }) => (data?.status === "advancing" ? ADVANCING_MS : false),
  });

const Timeline = pageOf(TestClockMoment);
const LIMIT = 100;

/** What happened since the clock was stopped, the latest first. */
export const testClockTimeline = (organizationId: string) =>
  infiniteQueryOptions({
    queryKey: ["test-clock-timeline", organizationId],
    queryFn: ({ pageParam, signal }) =>
      request(Timeline, "/test-clock/timeline", {
        organization: organizationId,
        query: { page: pageParam, limit: LIMIT },
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination: { page, max_page } }) => (page < max_page ? page + 1 : undefined),
  });
