import "server-only";
import type { FeaturePrice, PricingCatalogue } from "@/sdk";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";

type PriceRow = {
  feature: string | null;
  model: "fixed" | "metered" | null;
  price: number | null;
  rate: string | null;
  unit: string | null;
  minimum: number | null;
  cap: number | null;
};

/** The organization's own catalogue, in its order; null while it has none and the SDK's holds. */
export async function findCatalogue(read: Read, organizationId: string): Promise<PricingCatalogue | null> {
  const rows = await read<PriceRow>(sql`
    SELECT p.feature, p.model, p.price, p.rate, p.unit, p.minimum, p.cap
    FROM credit_settings s LEFT JOIN credit_price p ON p.organization_id = s.organization_id
    WHERE s.organization_id = ${organizationId}::uuid AND s.prices_changed_at IS NOT NULL ORDER BY p.position`);
  if (rows.length === 0) return null;
  return Object.fromEntries(
    rows.flatMap((row) => (row.feature === null ? [] : [[row.feature, toPrice(row)] as const])),
  );
}

const toPrice = ({ model, price, rate, unit, minimum, cap }: PriceRow): FeaturePrice =>
  model === "fixed"
    ? { model, price: price ?? 0 }
    : {
        model: "metered",
        rate: rate ?? "",
        unit: unit ?? "",
        ...(minimum !== null && { minimum }),
        ...(cap !== null && { cap }),
      };

/** Replaces the catalogue of an organization. */
export async function replaceCatalogue(
  tx: Tx,
  organizationId: string,
  catalogue: PricingCatalogue,
  now: Date,
): Promise<void> {
  // The row of the settings is locked first: two that replace at once come one after the other.
  await tx.$executeRaw(sql`
    INSERT INTO credit_settings (organization_id, prices_changed_at, created_at)
    VALUES (${organizationId}::uuid, ${now}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (organization_id) DO UPDATE SET prices_changed_at = excluded.prices_changed_at,
      modified_at = excluded.prices_changed_at`);
  await tx.$executeRaw(sql`DELETE FROM credit_price WHERE organization_id = ${organizationId}::uuid`);
  const rows = Object.entries(catalogue).map(([feature, price], position) => ({
    feature,
    position,
    ...price,
    rate: price.model === "metered" ? String(price.rate) : null,
  }));
  await tx.$executeRaw(sql`
    INSERT INTO credit_price (organization_id, feature, position, model, price, rate, unit, minimum, cap)
    SELECT ${organizationId}::uuid, r.* FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(feature text,
      position int, model text, price bigint, rate text, unit text, minimum bigint, cap bigint)`);
}
