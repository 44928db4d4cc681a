import "server-only";
import type { World } from "@/server/context";
import { raw, sql } from "@/server/db/sql";
import type { MailSender } from "./define-mail";

/** The installation itself, of mails about signing in. */
export const florin: MailSender = { name: "Florin", logoUrl: null, colour: null, email: null, website: null };

/** The sender as one JSON column, where `o` is the mail's organization; null without one. */
export const senderColumn = raw(`CASE WHEN o.id IS NOT NULL THEN json_build_object('name', o.name,
  'logoUrl', o.avatar_url, 'colour', o.brand_color, 'email', o.email, 'website', o.website) END AS sender`);

/** An organization as it signs its mails; null where there is none of this id. */
export async function findSender(
  { read }: Pick<World, "read">,
  organizationId: string,
): Promise<MailSender | null> {
  const [row] = await read<{ sender: MailSender }>(
    sql`SELECT ${senderColumn} FROM organization o WHERE o.id = ${organizationId}::uuid`,
  );
  return row?.sender ?? null;
}
