import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

export const kindNames = [
  "new_order",
  "new_subscription",
  "subscription_canceled",
  "subscription_lost",
  "dispute_opened",
  "dispute_decided",
  "refund_failed",
  "webhook_endpoint_disabled",
  "books_differ",
  "job_parked",
] as const;
export const KindName = z.enum(kindNames).meta({
  id: "NotificationKind",
  description:
    "`subscription_lost`: it ended, or lies idle, because nobody paid. `books_differ`: the nightly check of the books found a difference. `job_parked`: a job of the installation gave up.",
});
export type KindName = z.output<typeof KindName>;

/** What one member was told, in words. */
export const Notification = z
  .object({
    id: Id,
    created_at: Instant.meta({ description: "Of what it tells, by the organization's clock." }),
    organization_id: Id,
    kind: KindName,
    title: z.string().meta({ example: "New order" }),
    text: z.string().meta({ example: "Studio: $23.80" }),
    path: z.string().meta({
      description: "Where it is looked at, below the dashboard of the organization.",
      example: "orders/01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80",
    }),
    read: z.boolean(),
  })
  .meta({ id: "Notification" });
export type Notification = z.output<typeof Notification>;

/** Further than this nobody counts. */
export const MOST_UNREAD = 100;

export const UnreadCount = z
  .object({
    unread: z
      .int()
      .min(0)
      .max(MOST_UNREAD)
      .meta({ description: `${MOST_UNREAD}: so many or more.` }),
  })
  .meta({ id: "NotificationUnreadCount" });
export type UnreadCount = z.output<typeof UnreadCount>;

export const ReadNotifications = z
  .strictObject({
    up_to: Id.meta({ description: "The latest notification that was seen: it and all before it are read." }),
  })
  .meta({ id: "NotificationsRead" });

const on = {
  dashboard: z.boolean().meta({ description: "Whether it is shown in the dashboard." }),
  mail: z.boolean().meta({ description: "Whether a mail tells of it." }),
};

/** One kind, and whether this member is told of it. */
export const NotificationSwitch = z
  .object({ kind: KindName, label: z.string(), about: z.string(), ...on })
  .meta({ id: "NotificationSwitch" });
export type NotificationSwitch = z.output<typeof NotificationSwitch>;

const Choice = z.strictObject({ kind: KindName, ...on });
export type Choice = z.output<typeof Choice>;

export const UpdateSwitches = z
  .strictObject({
    switches: z
      .array(Choice)
      .min(1)
      .max(kindNames.length)
      .refine(
        (given) => new Set(given.map(({ kind }) => kind)).size === given.length,
        "Each kind once, please.",
      )
      .meta({ description: "Kinds that are not named stay as they are." }),
  })
  .meta({ id: "NotificationSwitchesUpdate" });
export type UpdateSwitches = z.output<typeof UpdateSwitches>;

const kindList = z.preprocess(
  (given) => (given === undefined ? [] : [given].flat()),
  z.array(KindName).max(kindNames.length),
);

/** The table of switches: what it lists, and of that, what is switched on. */
export const SwitchesForm = z
  .strictObject({ kinds: kindList, dashboard: kindList, mail: kindList })
  .transform(({ kinds, dashboard, mail }) => ({
    switches: [...new Set(kinds)].map((kind) => ({
      kind,
      dashboard: dashboard.includes(kind),
      mail: mail.includes(kind),
    })),
  }));
