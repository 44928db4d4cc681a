import "server-only";
import { formatMoney } from "@/lib/money";
import { defineMail } from "@/server/mail/define-mail";
import {
  About,
  Bill,
  dayFor,
  Instant,
  manage,
  Price,
  priceText,
  receiptOf,
  sampleAbout,
  sampleBill,
  samplePrice,
  tableOf,
  why,
} from "./parts";

const Confirmation = About.extend({
  price: Price,
  /** The first order, of nothing where a trial comes first. */
  bill: Bill,
  trial_ends_at: Instant.nullable(),
  /** Null where it ends then by itself. */
  renews_at: Instant.nullable(),
});

/** A subscription has begun: with a trial, until when it is free and what it costs then. */
export const confirmed = defineMail({
  name: "subscription.confirmed",
  about: "A subscription begins, with or without a trial.",
  switch: "subscription_confirmation",
  input: Confirmation,
  subject: ({ data }) =>
    data.trial_ends_at ? `Your trial of ${data.product} has begun` : `You are subscribed to ${data.product}`,
  preview: ({ data }) =>
    data.trial_ends_at
      ? `Free until ${dayFor(data, data.trial_ends_at)}, then ${priceText(data.price)}.`
      : `${priceText(data.price)}.${data.renews_at ? ` Renews on ${dayFor(data, data.renews_at)}.` : ""}`,
  why,
  letter: ({ data }) => {
    const trial = data.trial_ends_at && dayFor(data, data.trial_ends_at);
    const renewal = data.renews_at
      ? `It costs ${priceText(data.price)} and renews on ${dayFor(data, data.renews_at)}.`
      : `It costs ${priceText(data.price)}.`;
    return {
      title: trial ? `Your trial of ${data.product} has begun` : `Welcome to ${data.product}`,
      paragraphs: trial
        ? [
            `It is free until ${trial}. Then it costs ${priceText(data.price)}.`,
            `Cancel before ${trial}, and you pay nothing.`,
          ]
        : [`Thank you for subscribing. ${renewal}`],
      action: manage(data) ?? receiptOf(data.bill),
      table: tableOf(data.bill),
    };
  },
  sample: {
    ...sampleAbout,
    price: samplePrice,
    bill: {
      ...sampleBill,
      lines: [{ label: "Studio, trial until Dec 5", amount: 0 }],
      discount: null,
      tax: null,
      total_amount: 0,
      applied_balance_amount: 0,
    },
    trial_ends_at: "2026-12-05T09:30:00.000Z",
    renews_at: "2026-12-05T09:30:00.000Z",
  },
});

/** What a coming charge is known by; `due_amount` with tax and discounts, minor units. */
const Coming = About.extend({ price: Price, due_amount: Price.shape.amount, at: Instant });
const sampleComing = { ...sampleAbout, price: samplePrice, due_amount: 3451, at: "2026-12-05T09:30:00.000Z" };

const comingText = (data: { price: { currency: string }; due_amount: number }) =>
  formatMoney(data.due_amount, data.price.currency);

/** Some days before a trial turns into a paid subscription. */
export const trialEnding = defineMail({
  name: "subscription.trial-ending",
  about: "A trial ends soon, and the first charge comes.",
  switch: "subscription_trial_conversion_reminder",
  input: Coming,
  subject: ({ data }) => `Your trial of ${data.product} ends on ${dayFor(data, data.at)}`,
  preview: ({ data }) => `You pay ${comingText(data)} then, unless you cancel before.`,
  why,
  letter: ({ data }) => ({
    title: `Your trial ends on ${dayFor(data, data.at)}`,
    paragraphs: [
      `On that day we charge ${comingText(data)} for ${data.product}, and it goes on at ${priceText(data.price)}.`,
      "If it is not for you, cancel before: you pay nothing.",
    ],
    action: manage(data),
  }),
  sample: sampleComing,
});

/** Some days before a renewal that people forget, as those of a year. */
export const renewalAhead = defineMail({
  name: "subscription.renewal-ahead",
  about: "A yearly subscription renews soon.",
  switch: "subscription_renewal_reminder",
  input: Coming,
  subject: ({ data }) => `${data.product} renews on ${dayFor(data, data.at)}`,
  preview: ({ data }) => `You pay ${comingText(data)} on that day.`,
  why,
  letter: ({ data }) => ({
    title: `${data.product} renews on ${dayFor(data, data.at)}`,
    paragraphs: [
      `On that day we charge ${comingText(data)}. The subscription costs ${priceText(data.price)}.`,
      "There is nothing to do if you want to keep it.",
    ],
    action: manage(data),
  }),
  sample: {
    ...sampleComing,
    price: { ...samplePrice, amount: 29_000, interval: "year" as const },
    due_amount: 34_510,
  },
});
