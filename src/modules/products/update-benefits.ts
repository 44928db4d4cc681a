import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findProduct } from "./repository";
import type { Product } from "./schema";

/** Replaces the ordered list of benefits: the empty one for now. @throws ResourceNotFound, RequestValidationError */
export async function updateBenefits(
  ctx: Context,
  id: string,
  benefits: readonly string[],
): Promise<Product> {
  const product = await findProduct(ctx.read, ctx.organizationId, id);
  if (!product) throw new ResourceNotFound();
  if (benefits.length > 0) throw invalidField(["benefits", 0], "There is no such benefit.");
  return product;
}
