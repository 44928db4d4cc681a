import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { defineMail } from "@/server/mail/define-mail";
import { Action, MailLink, Note, Paragraph, Title } from "@/server/mail/parts";

const article = { owner: "an owner", admin: "an admin", member: "a member" } as const;

const urlOf = (token: string) => `${env.FLORIN_URL}/invitations/accept?token=${encodeURIComponent(token)}`;

/** The mail that invites somebody into an organization. Florin sends it: the organization's name is what somebody typed. */
export const invitationMail = defineMail({
  name: "member.invitation",
  about: "Somebody is invited to work on an organization.",
  switch: null,
  input: z.object({
    organization: z.string(),
    role: z.enum(["owner", "admin", "member"]),
    token: z.string(),
  }),
  subject: ({ data }) => `Join ${data.organization} on Florin`,
  preview: ({ data }) => `You are invited as ${article[data.role]}. The link works for seven days.`,
  why: ({ data }) => `A member of ${data.organization} entered your address at ${env.FLORIN_URL}.`,
  Body: ({ data, sender }) => (
    <>
      <Title sender={sender}>Join {data.organization}</Title>
      <Paragraph sender={sender}>
        You are invited to work on {data.organization} in Florin, as {article[data.role]}.
      </Paragraph>
      <Action href={urlOf(data.token)} sender={sender}>
        See the invitation
      </Action>
      <Note sender={sender}>
        Or open this address:{" "}
        <MailLink href={urlOf(data.token)} sender={sender}>
          {urlOf(data.token)}
        </MailLink>
      </Note>
      <Note sender={sender}>
        The link works once, for seven days. If you do not know who invites you, leave it be.
      </Note>
    </>
  ),
  sample: { organization: "Acme", role: "member", token: "sample-of-a-link" },
});
