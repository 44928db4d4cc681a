import "server-only";
import type { Tx } from "@/server/db/client";
import { queueMails } from "@/server/mail/queue-mails";
import type { News } from "./news";
import { mailOfKind } from "./notification-mails";
import { insertNotifications, wakePages } from "./repository";

/**
 * Tells members of what happened, in the transaction in which it did: in the dashboard, by mail or not at all, as each has chosen, and only
 * those whose role may see it. Whoever was told of the same thing before is not told again, however often this runs.
 */
export async function notify(tx: Tx, news: readonly News[]): Promise<void> {
  const told = await insertNotifications(tx, news);
  if (told.length === 0) return;
  await wakePages(
    tx,
    told.map(({ organization_id }) => organization_id),
  );
  const byMail = told.filter(({ by_mail }) => by_mail);
  // A mail bears the time of its organization, and one statement queues those of one time.
  for (const rows of Map.groupBy(byMail, ({ created_at }) => created_at.getTime()).values()) {
    const mails = rows.flatMap(({ kind, email, organization, slug, object_id, data }) => {
      const mail = mailOfKind.get(kind);
      return mail
        ? [{ mail, to: email, organizationId: null, data: { organization, slug, object_id, news: data } }]
        : [];
    });
    const [first] = rows;
    if (first) await queueMails(tx, mails, first.created_at);
  }
}
