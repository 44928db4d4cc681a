import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";

/** To the customer, at the address that is forgotten with it. */
export const dataDeletedMail = defineMail({
  name: "customer.data-deleted",
  about: "A customer has deleted their data; this is the last that is sent to them.",
  switch: null,
  input: z.object({}),
  subject: ({ sender }) => `Your data at ${sender.name} is deleted`,
  preview: () => "Your plans have ended.",
  why: ({ sender }) => `You deleted your data in your account with ${sender.name}.`,
  letter: ({ sender }) => ({
    title: "Your data is deleted",
    paragraphs: [
      `${sender.name} has forgotten your name, your addresses and your cards. Your plans have ended, and nothing is charged any more.`,
      "Invoices are kept for as long as the law asks for.",
    ],
    notes: [`If that was not you, write to ${sender.email ?? sender.name}.`],
  }),
  sample: {},
});

/** To the owners of the organization. */
export const customerLeftMail = defineMail({
  name: "member.customer-deleted-data",
  about: "A customer has deleted their data in the portal. Goes to the owners of the organization.",
  switch: null,
  input: z.object({ organization: z.string(), customer_id: z.string() }),
  subject: ({ data }) => `A customer of ${data.organization} has deleted their data`,
  preview: () => "Their plans have ended, and what they bought stays in your books.",
  why: ({ data }) => `You get this mail because you own ${data.organization}.`,
  letter: ({ data }) => ({
    title: "A customer has deleted their data",
    paragraphs: [
      "Whatever plans they had have ended. Orders and invoices stay in your books; name, addresses and cards are gone.",
      `The customer's id was ${data.customer_id}. If your own systems know them by it, forget them there too.`,
    ],
  }),
  sample: { organization: "Acme", customer_id: "0197f2a0-0000-7000-8000-000000000000" },
});
