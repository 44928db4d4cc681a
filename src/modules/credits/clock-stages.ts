import "server-only";
import type { Context } from "@/server/context";
import { type Read, sql } from "@/server/db/sql";
import { expireDueIn } from "./expire-due";
import { tellExpiring } from "./tell-expiring";

type Due = { at: Date | null };

/** When the next grant or hold of an organization ends, as far as archived. */
async function nextEnd(read: Read, organizationId: string): Promise<Date | null> {
  const own = sql`organization_id = ${organizationId}::uuid`;
  const [next] = await read<Due>(sql`
    SELECT least(
      (SELECT min(expires_at) FROM credit_grant WHERE ${own} AND remaining > 0),
      (SELECT min(expires_at) FROM credit_hold WHERE ${own} AND status = 'open')) AS at`);
  return next?.at ?? null;
}

/** When the next grant of an organization that ends soon is to be told of. */
async function nextNotice(read: Read, organizationId: string): Promise<Date | null> {
  const [next] = await read<Due>(sql`
    SELECT min(g.expires_at - coalesce(s.expiring_days, 7) * interval '1 day') AS at
    FROM credit_grant g LEFT JOIN credit_settings s ON s.organization_id = g.organization_id
    LEFT JOIN test_clock c ON c.organization_id = g.organization_id
    WHERE g.organization_id = ${organizationId}::uuid AND g.remaining > 0 AND g.expiring_told_at IS NULL
      AND g.expires_at > coalesce(c.now_at, now())`);
  return next?.at ?? null;
}

/** What of credits falls due by itself in an organization whose time is moved: notices of grants that end soon, then the ends. */
export const creditStages = [
  {
    name: "credits expiring",
    nextDue: nextNotice,
    run: async (ctx: Context) => {
      await tellExpiring(ctx, ctx.organizationId);
    },
  },
  { name: "credits", nextDue: nextEnd, run: expireDueIn },
];
