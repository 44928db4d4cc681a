import "server-only";
import { z } from "zod";
import { defineKind } from "./kind";

const reasons = {
  gone: "It answered 410: nobody is there any more.",
  failing: "Nothing could be delivered to it for five days.",
} as const;

export const webhookEndpointDisabled = defineKind({
  name: "webhook_endpoint_disabled",
  label: "Disabled webhook endpoints",
  about: "A webhook endpoint is told nothing any more, because nothing could be delivered.",
  scope: "webhooks:read",
  defaults: { dashboard: true, mail: true },
  data: z.object({
    url: z.string(),
    reason: z.enum(["gone", "failing"]),
    /** Of the latest attempt, in words. */
    fault: z.string().nullable(),
  }),
  title: () => "Webhook endpoint disabled",
  text: ({ url, reason }) => `${url} is told nothing any more. ${reasons[reason]}`,
  advice: ({ fault }) => [
    ...(fault === null ? [] : [`The latest attempt: ${fault}.`]),
    "Mend it and enable it again under Webhooks in the dashboard. What waited for it is delivered then; what happened meanwhile stands under Events.",
  ],
  path: (id) => `webhooks/${id ?? ""}`,
  sample: { url: "https://example.com/webhooks", reason: "failing", fault: "answered 500" },
});

export const jobParked = defineKind({
  name: "job_parked",
  label: "Jobs that gave up",
  about: "A job of the installation has used up its attempts and waits for a person.",
  scope: "organizations:write",
  isOfInstallation: true,
  defaults: { dashboard: true, mail: true },
  data: z.object({ job: z.string(), attempts: z.int() }),
  title: () => "A job gave up",
  text: ({ job, attempts }) => `${job} failed ${attempts === 1 ? "once" : `${attempts} times`}`,
  advice: () => ["What went wrong stands under Settings, Jobs. From there it can be run again."],
  path: () => "settings/jobs",
  sample: { job: "metrics.mend-metrics", attempts: 3 },
});
