import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { defineMail } from "@/server/mail/define-mail";
import { Action, MailLink, Note, Paragraph, Title } from "@/server/mail/parts";

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
  Body: ({ data, sender }) => (
    <>
      <Title sender={sender}>Choose a new password</Title>
      <Paragraph sender={sender}>
        Somebody, probably you, asked to set a new password for your Florin account.
      </Paragraph>
      <Action href={urlOf(data.token)} sender={sender}>
        Choose a new password
      </Action>
      <Note sender={sender}>
        Or open this address:{" "}
        <MailLink href={urlOf(data.token)} sender={sender}>
          {urlOf(data.token)}
        </MailLink>
      </Note>
      <Note sender={sender}>
        The link works once, for an hour. If you did not ask for it, leave it be: nothing changes.
      </Note>
    </>
  ),
  sample: { token: "sample-of-a-link" },
});
