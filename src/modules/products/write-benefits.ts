import "server-only";
import { invalidField } from "@/lib/errors";
import { followProduct } from "@/modules/benefit-grants";
import { holdBenefits } from "@/modules/benefits";
import type { Tx } from "@/server/db/client";
import { replaceBenefits } from "./repository";

/**
 * Replaces the ordered list of benefits of a product that is locked or new; jobs bring along whoever has it already.
 * @throws RequestValidationError for an id that is none of the organization's benefits or stands twice.
 */
export async function writeBenefits(
  tx: Tx,
  organizationId: string,
  productId: string,
  benefits: readonly string[],
): Promise<void> {
  const twice = benefits.findIndex((benefit, index) => benefits.indexOf(benefit) !== index);
  if (twice >= 0) throw invalidField(["benefits", twice], "This benefit stands in the list already.");
  const known = await holdBenefits(tx, organizationId, benefits);
  const unknown = benefits.findIndex((benefit) => !known.has(benefit));
  if (unknown >= 0) throw invalidField(["benefits", unknown], "There is no such benefit.");
  await replaceBenefits(tx, productId, benefits);
  await followProduct(tx, organizationId, productId);
}
