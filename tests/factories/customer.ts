import type { z } from "zod";
import { newId } from "@/lib/id";
import { createCustomer } from "@/modules/customers/create-customer";
import { CreateCustomer, type Customer } from "@/modules/customers/schema";
import type { Context } from "@/server/context";

/** A customer with an e-mail that nobody else has, unless named otherwise. */
export function aCustomer(
  ctx: Context,
  named: Partial<z.input<typeof CreateCustomer>> = {},
): Promise<Customer> {
  const id = newId();
  return createCustomer(ctx, id, CreateCustomer.parse({ email: `buyer-${id}@example.com`, ...named }));
}
