import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findProduct } from "./repository";
import type { Product } from "./schema";

/** One product of the organization, archived or not. @throws ResourceNotFound */
export async function getProduct(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  id: string,
): Promise<Product> {
  const product = await findProduct(read, organizationId, id);
  if (!product) throw new ResourceNotFound();
  return product;
}
