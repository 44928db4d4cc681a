import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { defineMail } from "@/server/mail/define-mail";

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
  letter: ({ data }) => ({
    title: `Join ${data.organization}`,
    paragraphs: [`You are invited to work on ${data.organization} in Florin, as ${article[data.role]}.`],
    action: { label: "See the invitation", url: urlOf(data.token) },
    links: [{ label: urlOf(data.token), url: urlOf(data.token) }],
    notes: ["The link works once, for seven days. If you do not know who invites you, leave it be."],
  }),
  sample: { organization: "Acme", role: "member", token: "sample-of-a-link" },
});
