import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { defineMail } from "@/server/mail/define-mail";

const urlOf = (token: string) => `${env.FLORIN_URL}/reset-password?token=${encodeURIComponent(token)}`;

/** The mail with the link to choose a new password. */
export const passwordResetMail = defineMail({
  name: "user.password-reset",
  about: "Somebody asks for a new password.",
  switch: null,
  input: z.object({ token: z.string() }),
  subject: () => "Choose a new password for Florin",
  preview: () => "The link works once, for an hour.",
  why: () => `Somebody asked for a new password at ${env.FLORIN_URL}.`,
  letter: ({ data }) => ({
    title: "Choose a new password",
    paragraphs: ["Somebody, probably you, asked to set a new password for your Florin account."],
    action: { label: "Choose a new password", url: urlOf(data.token) },
    links: [{ label: urlOf(data.token), url: urlOf(data.token) }],
    notes: ["The link works once, for an hour. If you did not ask for it, leave it be: nothing changes."],
  }),
  sample: { token: "sample-of-a-link" },
});
