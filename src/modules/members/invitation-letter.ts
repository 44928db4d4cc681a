import "server-only";
import { env } from "@/server/env";
import { setLetter } from "@/server/mail/letter";

const article = { owner: "an owner", admin: "an admin", member: "a member" } as const;

/** The mail that invites somebody into an organization. */
export const invitationLetter = (organization: string, role: keyof typeof article, token: string) => ({
  subject: `Join ${organization} on Florin`,
  ...setLetter({
    title: `Join ${organization}`,
    paragraphs: [`You are invited to work on ${organization} in Florin, as ${article[role]}.`],
    action: {
      label: "See the invitation",
      url: `${env.FLORIN_URL}/invitations/accept?token=${encodeURIComponent(token)}`,
    },
    note: "The link works once, for seven days. If you do not know who invites you, leave it be.",
  }),
});
