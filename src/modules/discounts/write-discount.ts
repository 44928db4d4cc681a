import "server-only";
import { invalidField } from "@/lib/errors";
import { findProducts } from "@/modules/products";
import type { Read } from "@/server/db/sql";
import { isDuplicate } from "@/server/db/transaction";

/** @throws RequestValidationError at the first product that the organization does not have. */
export async function refuseUnknownProducts(
  read: Read,
  organizationId: string,
  ids: readonly string[] | null | undefined,
): Promise<void> {
  if (!ids?.length) return;
  const known = new Set((await findProducts(read, organizationId, ids)).map(({ id }) => id));
  const index = ids.findIndex((id) => !known.has(id));
  if (index >= 0) throw invalidField(["products", index], "No such product.");
}

/** What a write was refused for, said at the field: another discount has the code. */
export const codeTaken = (error: unknown): unknown =>
  isDuplicate(error) ? invalidField("code", "Another discount has this code.") : error;
