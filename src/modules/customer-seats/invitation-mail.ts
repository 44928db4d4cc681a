import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";

/** To whom a seat was given: the link by which they take it. */
export const seatInvitationMail = defineMail({
  name: "customer-seat.invitation",
  about: "Somebody was given a seat of what a customer has bought.",
  switch: "seat_invitation",
  input: z.object({
    product: z.string(),
    /** Of who pays; null where they are gone. */
    invited_by: z.string().nullable(),
    url: z.url(),
  }),
  subject: ({ data }) => `You have a seat in ${data.product}`,
  preview: ({ sender }) => `Accept it at ${sender.name} within 14 days.`,
  why: ({ data, sender }) =>
    `You get this mail because ${data.invited_by ?? "a customer"} gave this address a seat at ${sender.name}.`,
  letter: ({ data, sender }) => ({
    title: `You have a seat in ${data.product}`,
    paragraphs: [
      `${data.invited_by ?? "A customer"} has bought seats in ${data.product} from ${sender.name}, and one of them is for you.`,
      "Once you accept it, what it brings is yours, in an account of your own. You pay nothing.",
    ],
    action: { label: "Accept your seat", url: data.url },
    links: [{ label: data.url, url: data.url }],
    notes: ["The link works once, for 14 days. If you do not want the seat, leave it be."],
  }),
  sample: {
    product: "Studio",
    invited_by: "grace@example.com",
    url: "https://example.com/portal/acme/accept-seat?token=sample-of-a-link",
  },
});
