import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";
import { About, Card, cardText, dayFor, Instant, manage, sampleAbout, why } from "./parts";

/** The card of the next renewal will not hold until then. */
export const cardExpiring = defineMail({
  name: "subscription.card-expiring",
  about: "The card that pays for a subscription expires soon.",
  switch: "payment_method_expiring",
  input: About.extend({
    card: Card.extend({ exp_month: z.int(), exp_year: z.int() }),
    renews_at: Instant,
  }),
  subject: ({ data }) => `Your card ending in ${data.card.last4} expires soon`,
  preview: ({ data }) => `Add another before ${data.product} renews on ${dayFor(data, data.renews_at)}.`,
  why,
  letter: ({ data }) => ({
    title: "Your card expires soon",
    paragraphs: [
      `Your ${cardText(data.card)} is good until ${String(data.card.exp_month).padStart(2, "0")}/${data.card.exp_year}. It pays for ${data.product}, which renews on ${dayFor(data, data.renews_at)}.`,
      "Add another card, so that nothing is interrupted.",
    ],
    action: manage(data, "Change the card"),
  }),
  sample: {
    ...sampleAbout,
    card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2026 },
    renews_at: "2027-01-01T09:30:00.000Z",
  },
});
