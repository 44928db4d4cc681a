import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";

/** To the new address: the link by which it becomes the customer's. */
export const confirmEmailMail = defineMail({
  name: "customer.confirm-email",
  about: "A customer wants another e-mail address, and this is it.",
  switch: null,
  input: z.object({ url: z.url() }),
  subject: ({ sender }) => `Confirm your new e-mail address for ${sender.name}`,
  preview: () => "The link works once, for an hour.",
  why: ({ sender }) => `Somebody gave this address as theirs in their account with ${sender.name}.`,
  letter: ({ data, sender }) => ({
    title: "Confirm your e-mail address",
    paragraphs: [`From then on ${sender.name} writes to you here, and you sign in with this address.`],
    action: { label: "Confirm this address", url: data.url },
    links: [{ label: data.url, url: data.url }],
    notes: ["The link works once, for an hour. If you did not ask for it, leave it be: nothing changes."],
  }),
  sample: { url: "https://example.com/portal/acme/confirm-email?token=sample-of-a-link" },
});

/** To the address before: whoever did not ask for it learns of it. */
export const emailChangedMail = defineMail({
  name: "customer.email-changed",
  about: "The e-mail address of a customer was changed; this is the one before.",
  switch: null,
  input: z.object({ email: z.string() }),
  subject: ({ sender }) => `Your e-mail address for ${sender.name} was changed`,
  preview: () => "This address is no longer in use there.",
  why: ({ sender }) => `Until now ${sender.name} knew you by this address.`,
  letter: ({ data, sender }) => ({
    title: "Your e-mail address was changed",
    paragraphs: [
      `Your account with ${sender.name} has the address ${data.email} now. Nothing else has changed, and nothing more is sent here.`,
      `If that was not you, write to ${sender.email ?? sender.name} at once.`,
    ],
  }),
  sample: { email: "new@example.com" },
});
