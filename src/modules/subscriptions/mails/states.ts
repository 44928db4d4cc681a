import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";
import { About, dayFor, Instant, manage, Price, priceText, sampleAbout, samplePrice, why } from "./parts";

/** It ends with its period. */
export const canceled = defineMail({
  name: "subscription.canceled",
  about: "A subscription is canceled and ends with its period.",
  switch: "subscription_cancellation",
  input: About.extend({
    ends_at: Instant,
    /** Whether something is still to be paid: an order that is open, or changes of plan that are billed at the end. */
    is_owing: z.boolean().default(false),
  }),
  subject: ({ data }) => `${data.product} ends on ${dayFor(data, data.ends_at)}`,
  preview: ({ data }) =>
    `Until then you keep all of it. ${data.is_owing ? "You pay only what is open already." : "You pay nothing more."}`,
  why,
  letter: ({ data }) => ({
    title: "Your subscription is canceled",
    paragraphs: [
      `You keep ${data.product} until ${dayFor(data, data.ends_at)}. Nothing more is charged${data.is_owing ? " but what is open already" : ""}.`,
      "You can change your mind until then.",
    ],
    action: manage(data, "Keep the subscription"),
  }),
  sample: { ...sampleAbout, ends_at: "2027-01-01T09:30:00.000Z", is_owing: false },
});

/** It goes on after all. */
export const uncanceled = defineMail({
  name: "subscription.uncanceled",
  about: "A cancellation is taken back.",
  switch: "subscription_uncanceled",
  input: About.extend({ price: Price, renews_at: Instant }),
  subject: ({ data }) => `${data.product} goes on`,
  preview: ({ data }) => `It renews on ${dayFor(data, data.renews_at)}, at ${priceText(data.price)}.`,
  why,
  letter: ({ data }) => ({
    title: "Your subscription goes on",
    paragraphs: [
      `The cancellation is taken back. ${data.product} renews on ${dayFor(data, data.renews_at)}, at ${priceText(data.price)}.`,
    ],
    action: manage(data),
  }),
  sample: { ...sampleAbout, price: samplePrice, renews_at: "2027-01-01T09:30:00.000Z" },
});

const endings = {
  canceled: "Your subscription has ended, as you had asked.",
  unpaid: "Your subscription has ended, because its payment did not arrive.",
  merchant: "Your subscription was ended.",
} as const;

/** It is over. */
export const ended = defineMail({
  name: "subscription.ended",
  about: "A subscription is over.",
  switch: "subscription_revoked",
  input: About.extend({
    ended_at: Instant,
    because: z.enum(["canceled", "unpaid", "merchant"]),
    /** Whether changes of plan are billed with its end. */
    is_billed: z.boolean().default(false),
    /** Where it can be bought again. */
    return_url: z.url().nullable(),
  }),
  subject: ({ data }) => `Your subscription to ${data.product} has ended`,
  preview: ({ data }) => endings[data.because],
  why: ({ data, sender }) =>
    `You get this mail because you were subscribed to ${data.product} at ${sender.name}.`,
  letter: ({ data }) => ({
    title: `${data.product} has ended`,
    paragraphs: [
      `${endings[data.because]} It ended on ${dayFor(data, data.ended_at)}, and nothing more is charged${data.is_billed ? " but its last invoice" : ""}.`,
    ],
    action: data.return_url ? { label: "Subscribe again", url: data.return_url } : null,
  }),
  sample: {
    ...sampleAbout,
    ended_at: "2027-01-01T09:30:00.000Z",
    because: "canceled",
    is_billed: false,
    return_url: "https://example.com/studio",
  },
});

/** It rests. */
export const paused = defineMail({
  name: "subscription.paused",
  about: "A subscription is paused.",
  switch: "subscription_paused",
  input: About.extend({ resumes_at: Instant.nullable() }),
  subject: ({ data }) => `${data.product} is paused`,
  preview: ({ data }) =>
    data.resumes_at
      ? `It goes on by itself on ${dayFor(data, data.resumes_at)}.`
      : "Nothing is charged until you resume it.",
  why,
  letter: ({ data }) => ({
    title: "Your subscription is paused",
    paragraphs: [
      `While ${data.product} is paused nothing is charged.`,
      data.resumes_at
        ? `It goes on by itself on ${dayFor(data, data.resumes_at)}.`
        : "It stays so until you resume it.",
    ],
    action: manage(data),
  }),
  sample: { ...sampleAbout, resumes_at: "2027-03-01T09:30:00.000Z" },
});

/** It goes on after a pause. */
export const resumed = defineMail({
  name: "subscription.resumed",
  about: "A paused subscription goes on.",
  switch: "subscription_resumed",
  input: About.extend({ price: Price, renews_at: Instant }),
  subject: ({ data }) => `${data.product} is back`,
  preview: ({ data }) => `${priceText(data.price)}. The next renewal is on ${dayFor(data, data.renews_at)}.`,
  why,
  letter: ({ data }) => ({
    title: "Your subscription goes on",
    paragraphs: [
      `${data.product} is active again, at ${priceText(data.price)}. The next renewal is on ${dayFor(data, data.renews_at)}.`,
    ],
    action: manage(data),
  }),
  sample: { ...sampleAbout, price: samplePrice, renews_at: "2027-04-01T09:30:00.000Z" },
});
