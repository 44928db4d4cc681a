import "server-only";
import { z } from "zod";
import { formatMoney } from "@/lib/money";
import { defineMail } from "@/server/mail/define-mail";
import { About, Card, cardText, dayFor, Instant, manage, sampleAbout, why } from "./parts";

/** A payment that did not come; `amount` in minor units, `pay_url` where the customer pays it. */
const Unpaid = About.extend({ amount: z.int(), currency: z.string(), pay_url: z.url() });
const unpaid = ({ amount, currency }: { amount: number; currency: string }) => formatMoney(amount, currency);
const sampleUnpaid = {
  ...sampleAbout,
  amount: 3451,
  currency: "usd",
  pay_url: "https://example.com/pay/sample",
};

const Failed = Unpaid.extend({
  card: Card.nullable(),
  /** Null: this was the last attempt. */
  next_attempt_at: Instant.nullable(),
  /** What becomes of an unpaid subscription in the end, said in the last notice. */
  final_state: z.enum(["canceled", "unpaid"]),
});

/** A charge was declined; at the last attempt, the final notice. */
export const paymentFailed = defineMail({
  name: "subscription.payment-failed",
  about: "A renewal could not be charged; after the last attempt, the final notice.",
  switch: "subscription_past_due",
  input: Failed,
  subject: ({ data }) =>
    data.next_attempt_at
      ? `Your payment for ${data.product} did not go through`
      : `Final notice: ${data.product} is not paid`,
  preview: ({ data }) =>
    data.next_attempt_at
      ? `We try ${unpaid(data)} again on ${dayFor(data, data.next_attempt_at)}. Or pay now, in two clicks.`
      : `${unpaid(data)} is still due. We do not try again.`,
  why,
  letter: ({ data }) => {
    const how = data.card ? ` with your ${cardText(data.card)}` : "";
    const end =
      data.final_state === "canceled"
        ? `Without it, your subscription to ${data.product} is canceled.`
        : `Until it is paid, your subscription to ${data.product} rests.`;
    return {
      title: data.next_attempt_at
        ? "Your payment did not go through"
        : "Final notice: your payment is missing",
      paragraphs: data.next_attempt_at
        ? [
            `We could not charge ${unpaid(data)} for ${data.product}${how}.`,
            `We try again on ${dayFor(data, data.next_attempt_at)}. You can also pay now, with the same or another card.`,
          ]
        : [
            `We tried several times to charge ${unpaid(data)} for ${data.product}${how}, and do not try again.`,
            end,
          ],
      action: { label: `Pay ${unpaid(data)} now`, url: data.pay_url },
    };
  },
  sample: {
    ...sampleUnpaid,
    card: { brand: "visa", last4: "0341" },
    next_attempt_at: "2026-12-08T09:30:00.000Z",
    final_state: "canceled",
  },
});

/** The bank wants the customer to confirm a charge that was made without them. */
export const authenticationNeeded = defineMail({
  name: "subscription.authentication-needed",
  about: "The bank asks the customer to confirm a renewal (3-D Secure).",
  switch: "subscription_past_due",
  input: Unpaid,
  subject: ({ data }) => `Please confirm your payment for ${data.product}`,
  preview: ({ data }) => `Your bank asks you to confirm ${unpaid(data)}.`,
  why,
  letter: ({ data }) => ({
    title: "Your bank asks you to confirm a payment",
    paragraphs: [
      `${unpaid(data)} for ${data.product} waits for you. Your bank wants to be sure that it is you who pays.`,
    ],
    action: { label: "Confirm the payment", url: data.pay_url },
    notes: ["It takes a minute, in your bank's app or with a code that it sends you."],
  }),
  sample: sampleUnpaid,
});

/** What was past due is paid. */
export const paymentRecovered = defineMail({
  name: "subscription.payment-recovered",
  about: "A payment that had failed has arrived.",
  switch: "subscription_recovered",
  input: About.extend({ amount: z.int(), currency: z.string(), receipt_url: z.url().nullable() }),
  subject: ({ data }) => `Your payment for ${data.product} has arrived`,
  preview: ({ data }) => `${unpaid(data)} paid: all is well again.`,
  why,
  letter: ({ data }) => ({
    title: "Your payment has arrived",
    paragraphs: [`Thank you: ${unpaid(data)} is paid, and your subscription to ${data.product} goes on.`],
    action: data.receipt_url ? { label: "See your receipt", url: data.receipt_url } : manage(data),
  }),
  sample: { ...sampleAbout, amount: 3451, currency: "usd", receipt_url: "https://example.com/orders/sample" },
});

/** Benefits are taken back because nobody has paid. */
export const accessLost = defineMail({
  name: "subscription.access-lost",
  about: "A subscription is past due for too long, and its benefits are taken back.",
  switch: "subscription_revoked",
  input: Unpaid,
  subject: ({ data }) => `Your access to ${data.product} is paused until you pay`,
  preview: ({ data }) => `${unpaid(data)} is due. Pay, and your access is back at once.`,
  why,
  letter: ({ data }) => ({
    title: `Your access to ${data.product} has stopped`,
    paragraphs: [`${unpaid(data)} is still due. Once it is paid, what you had is back at once.`],
    notes: ["Where its period is over by then, a new one begins, and is charged."],
    action: { label: `Pay ${unpaid(data)} now`, url: data.pay_url },
  }),
  sample: sampleUnpaid,
});
