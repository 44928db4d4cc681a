import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";

const told = {
  gone: "It answered 410: nobody is there any more.",
  failing: "Nothing could be delivered to it for five days.",
} as const;

/** To the owners of an organization: an endpoint is told nothing any more. */
export const endpointDisabledMail = defineMail({
  name: "webhook.endpoint-disabled",
  about: "A webhook endpoint of the organization was disabled because nothing could be delivered.",
  switch: null,
  input: z.object({
    organization: z.string(),
    url: z.string(),
    reason: z.enum(["gone", "failing"]),
    /** Of the latest attempt, in words. */
    fault: z.string().nullable(),
  }),
  subject: ({ data }) => `A webhook endpoint of ${data.organization} was disabled`,
  preview: ({ data }) => told[data.reason],
  why: ({ data }) => `You get this mail because you own ${data.organization}.`,
  letter: ({ data }) => ({
    title: "A webhook endpoint was disabled",
    paragraphs: [
      `${data.url} is told nothing any more. ${told[data.reason]}`,
      ...(data.fault === null ? [] : [`The latest attempt: ${data.fault}.`]),
      "Mend it and enable it again under Webhooks in the dashboard. What waited for it is delivered then; what happened meanwhile stands under Events.",
    ],
  }),
  sample: {
    organization: "Acme",
    url: "https://example.com/webhooks",
    reason: "failing",
    fault: "answered 500",
  },
});
