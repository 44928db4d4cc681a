import "server-only";
import { invalidField } from "@/lib/errors";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

type Wanted = readonly { custom_field_id: string; required: boolean }[];

/**
 * Replaces what the buyers of a product are asked, in the transaction that has the product locked or makes it.
 * @throws RequestValidationError for an id that is none of the organization's fields or stands twice.
 */
export async function attachFields(
  tx: Tx,
  organizationId: string,
  productId: string,
  wanted: Wanted,
): Promise<void> {
  const ids = wanted.map(({ custom_field_id }) => custom_field_id);
  const at = (index: number) => ["attached_custom_fields", index, "custom_field_id"];
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  if (twice >= 0) throw invalidField(at(twice), "This field stands in the list already.");
  const found = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM custom_field WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])
      AND deleted_at IS NULL ORDER BY id FOR SHARE`);
  const known = new Set(found.map(({ id }) => id));
  const unknown = ids.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw invalidField(at(unknown), "There is no such custom field.");
  await tx.product_custom_field.deleteMany({ where: { product_id: productId } });
  await tx.product_custom_field.createMany({
    data: wanted.map((each, position) => ({ ...each, product_id: productId, position })),
  });
}
