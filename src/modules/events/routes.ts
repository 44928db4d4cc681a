import "server-only";
import { merchant } from "@/server/auth/access";
import { eventStream } from "@/server/http/event-stream";
import { route } from "@/server/http/route";

/** For the dashboard: tells that something happened, so that a list is read again. */
export const streamEvents = route({
  method: "GET",
  path: "/events/stream",
  name: "events.stream",
  summary: "Follow what happens in the organization by server-sent events: type and id of each event",
  access: merchant("events:read"),
  produces: "text/event-stream",
  handler: ({ ctx, call }) =>
    eventStream(
      call.request,
      ctx.organizationId,
      async () => ({ type: "connected" }),
      async ({ id, type, object_id }) => ({ id, type, object_id }),
    ),
});

export const eventRoutes = [streamEvents];
