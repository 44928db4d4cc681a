import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { member } from "@/server/auth/access";
import { pageOf, pageQuery } from "@/server/http/list";
import { route } from "@/server/http/route";
import { countUnread as count } from "./count-unread";
import { listNotifications as list } from "./list-notifications";
import { listSwitches as switches } from "./list-switches";
import { readAll } from "./read-all";
import { readNotification as read } from "./read-notification";
import { Notification, NotificationSwitch, ReadNotifications, UnreadCount, UpdateSwitches } from "./schema";
import { updateSwitches as update } from "./update-switches";

export const listNotifications = route({
  method: "GET",
  path: "/notifications",
  name: "notifications.list",
  summary: "List what one was told, the latest first",
  access: member(),
  query: pageQuery({}),
  returns: pageOf(Notification),
  handler: ({ ctx, subject, query }) => list(ctx, subject, query),
});

export const countUnread = route({
  method: "GET",
  path: "/notifications/unread",
  name: "notifications.countUnread",
  summary: "Count what one has not read",
  access: member(),
  returns: UnreadCount,
  handler: ({ ctx, subject }) => count(ctx, subject),
});

export const readNotifications = route({
  method: "POST",
  path: "/notifications/read",
  name: "notifications.readAll",
  summary: "Mark all as read, up to the latest that was seen",
  access: member(),
  body: ReadNotifications,
  returns: UnreadCount,
  errors: [ResourceNotFound],
  isUsage: true,
  handler: ({ ctx, subject, body }) => readAll(ctx, subject, body.up_to),
});

export const readNotification = route({
  method: "POST",
  path: "/notifications/{id}/read",
  name: "notifications.read",
  summary: "Mark one as read",
  access: member(),
  params: z.object({ id: Id }),
  returns: Notification,
  errors: [ResourceNotFound],
  isUsage: true,
  handler: ({ ctx, subject, params }) => read(ctx, subject, params.id),
});

export const listSwitches = route({
  method: "GET",
  path: "/notifications/switches",
  name: "notifications.listSwitches",
  summary: "List what one is told of, and how",
  access: member(),
  returns: z.array(NotificationSwitch),
  handler: ({ ctx, subject }) => switches(ctx, subject),
});

export const updateSwitches = route({
  method: "PATCH",
  path: "/notifications/switches",
  name: "notifications.updateSwitches",
  summary: "Switch kinds of notifications on and off for oneself",
  access: member(),
  body: UpdateSwitches,
  returns: z.array(NotificationSwitch),
  errors: [ResourceNotFound],
  isUsage: true,
  handler: ({ ctx, subject, body }) => update(ctx, subject, body),
});

export const notificationRoutes = [
  listNotifications,
  countUnread,
  readNotifications,
  readNotification,
  listSwitches,
  updateSwitches,
] as const;
