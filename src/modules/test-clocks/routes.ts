import "server-only";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { advanceClock } from "./advance-clock";
import { NotInTestMode, TestClockAdvancing } from "./errors";
import { getClock } from "./get-clock";
import { listTimeline, TimelineQuery } from "./list-timeline";
import { putClockBack } from "./put-clock-back";
import { TestClock, TestClockAdvance, TestClockMoment } from "./schema";
import { stopClock } from "./stop-clock";

export const getTestClock = route({
  method: "GET",
  path: "/test-clock",
  name: "testClock.get",
  summary: "Get what time it is in the organization",
  access: merchant("test_clock:read"),
  returns: TestClock,
  handler: ({ ctx }) => getClock(ctx),
});

export const stopTestClock = route({
  method: "POST",
  path: "/test-clock",
  name: "testClock.stop",
  summary: "Stop the organization's time where it is now",
  access: merchant("test_clock:write"),
  returns: TestClock,
  errors: [NotInTestMode],
  handler: ({ ctx }) => stopClock(ctx),
});

export const advanceTestClock = route({
  method: "POST",
  path: "/test-clock/advance",
  name: "testClock.advance",
  summary: "Move the organization's time forwards, and do all that falls due up to there",
  access: merchant("test_clock:write"),
  body: TestClockAdvance,
  returns: TestClock,
  status: 202,
  errors: [NotInTestMode, TestClockAdvancing],
  handler: ({ ctx, body }) => advanceClock(ctx, body),
});

export const deleteTestClock = route({
  method: "DELETE",
  path: "/test-clock",
  name: "testClock.delete",
  summary: "Give the organization the real time back",
  access: merchant("test_clock:write"),
  errors: [NotInTestMode],
  handler: ({ ctx }) => putClockBack(ctx),
});

export const listTestClockTimeline = route({
  method: "GET",
  path: "/test-clock/timeline",
  name: "testClock.timeline",
  summary: "List what happened since the organization's time was stopped",
  access: merchant("test_clock:read"),
  query: TimelineQuery,
  returns: pageOf(TestClockMoment),
  handler: ({ ctx, query }) => listTimeline(ctx, query),
});

export const testClockRoutes = [
  getTestClock,
  stopTestClock,
  advanceTestClock,
  deleteTestClock,
  listTestClockTimeline,
];
