import "server-only";
import { env } from "@/server/env";
import { setLetter } from "@/server/mail/letter";

/** The mail with the link to choose a new password. */
export const resetLetter = (token: string) => ({
  subject: "Choose a new password for Florin",
  ...setLetter({
    title: "Choose a new password",
    paragraphs: ["Somebody, probably you, asked to set a new password for your Florin account."],
    action: {
      label: "Choose a new password",
      url: `${env.FLORIN_URL}/reset-password?token=${encodeURIComponent(token)}`,
    },
    note: "The link works once, for an hour. If you did not ask for it, leave it be: nothing changes.",
  }),
});
