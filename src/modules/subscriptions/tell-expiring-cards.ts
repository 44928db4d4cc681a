import "server-only";
import { DAY_MS } from "@/lib/time";
import { portalLink } from "@/server/auth/portal-link";
import { hasNoClock } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { type Read, readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { queueMails } from "@/server/mail/queue-mails";
import { subscriptionMails } from "./mails";

/** How long before a card expires its customer is told. */
const NOTICE_DAYS = 30;
const NOTICE_MS = NOTICE_DAYS * DAY_MS;
const BATCH = 100;

type Expiring = {
  organization_id: string;
  customer_id: string;
  email: string;
  locale: string | null;
  slug: string;
  product: string;
  renews_at: Date;
  card: { brand: string; last4: string; exp_month: number; exp_year: number };
};

/** Cards that a live subscription charges at its next renewal, and of whose end nobody was told. */
const charged = sql`
  payment_method m JOIN customer c ON c.id = m.customer_id AND c.email IS NOT NULL
  JOIN organization o ON o.id = m.organization_id
  JOIN LATERAL (
    SELECT s.current_period_end AS renews_at, product.name AS product
    FROM subscription s JOIN product ON product.id = s.product_id
    WHERE s.customer_id = m.customer_id AND s.status IN ('trialing', 'active', 'past_due') AND s.amount > 0
      AND NOT s.cancel_at_period_end AND coalesce(s.payment_method_id, c.default_payment_method_id) = m.id
    ORDER BY s.current_period_end LIMIT 1) next ON true`;

/** Tells customers, once each, whose card is about to expire. Organizations on a test clock are told by it. */
export async function tellExpiringCards(world: World, organizationId: string | null = null): Promise<void> {
  const scope = organizationId
    ? sql`m.organization_id = ${organizationId}::uuid`
    : hasNoClock("m.organization_id");
  const before = new Date(world.now.getTime() + NOTICE_MS);
  for (let told = BATCH; told === BATCH; )
    told = await transaction(world.db, async (tx) => {
      const rows = await readIn(tx)<Expiring>(sql`
        WITH due AS (
          SELECT m.id, m.organization_id, m.customer_id, c.email, c.locale, o.slug, next.product, next.renews_at,
            m.method_metadata AS card
          FROM ${charged}
          WHERE m.expiry_told_at IS NULL AND m.expires_at <= ${before} AND ${scope}
          ORDER BY m.id LIMIT ${BATCH} FOR UPDATE OF m SKIP LOCKED)
        UPDATE payment_method SET expiry_told_at = ${world.now} FROM due WHERE payment_method.id = due.id
        RETURNING due.*`);
      const mails = rows.map((row) => ({
        mail: subscriptionMails.card_expiring,
        to: row.email,
        organizationId: row.organization_id,
        data: {
          product: row.product,
          locale: row.locale,
          manage_url: portalLink(row.slug, row.customer_id, "payment-methods"),
          card: row.card,
          renews_at: row.renews_at.toISOString(),
        },
      }));
      await queueMails(tx, mails, world.now);
      return rows.length;
    });
}

/** What of cards falls due by itself in an organization whose time is moved. */
export const cardStage = {
  name: "expiring cards",
  nextDue: async (read: Read, organizationId: string): Promise<Date | null> => {
    const [row] = await read<{ at: Date | null }>(sql`
      SELECT min(m.expires_at) AS at FROM ${charged}
      WHERE m.expiry_told_at IS NULL AND m.organization_id = ${organizationId}::uuid`);
    return row?.at ? new Date(row.at.getTime() - NOTICE_MS) : null;
  },
  run: (ctx: Context) => tellExpiringCards(ctx, ctx.organizationId),
};
