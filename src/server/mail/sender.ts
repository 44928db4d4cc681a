import "server-only";
import { raw } from "@/server/db/sql";
import type { MailSender } from "./define-mail";

/** The installation itself, of mails about signing in. */
export const florin: MailSender = { name: "Florin", logoUrl: null, colour: null, email: null, website: null };

/** The sender as one JSON column, where `o` is the mail's organization; null without one. */
export const senderColumn = raw(`CASE WHEN o.id IS NOT NULL THEN json_build_object('name', o.name,
  'logoUrl', o.avatar_url, 'colour', o.brand_color, 'email', o.email, 'website', o.website) END AS sender`);
