import "server-only";
import { z } from "zod";
import { defineMail } from "@/server/mail/define-mail";

const shown = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The mail with the code by which a customer signs in. */
export const signInMail = defineMail({
  name: "customer.sign-in-code",
  about: "A customer signs in to their portal by e-mail.",
  switch: null,
  input: z.object({ code: z.string() }),
  subject: ({ data, sender }) => `${shown(data.code)} is your code for ${sender.name}`,
  preview: () => "It holds for ten minutes.",
  why: ({ sender }) => `Somebody asked to sign in to their account with ${sender.name} by this address.`,
  letter: ({ data, sender }) => ({
    title: shown(data.code),
    paragraphs: [`Enter this code where you sign in to your account with ${sender.name}.`],
    notes: [
      "It works once, for ten minutes. If you did not ask for it, leave it be: nobody gets in without it. Do not pass it on.",
    ],
  }),
  sample: { code: "402917" },
});
