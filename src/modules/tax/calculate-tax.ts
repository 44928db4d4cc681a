import "server-only";
import type { Address } from "@/lib/address";
import type { World } from "@/server/context";
import { env } from "@/server/env";
import { behaviorFor, taxAt } from "./rules";
import type { Tax, TaxBehaviorOption } from "./schema";
import { askStripeTax } from "./stripe-tax";
import { readTaxId } from "./tax-id";

/** A sale as far as tax is concerned; `amount` in minor units of `currency`. */
export type TaxableSale = {
  amount: number;
  currency: string;
  behavior: TaxBehaviorOption;
  address: Address | null;
  isBusiness: boolean;
  taxId: string | null;
  sellerCountry: string | null;
};

/**
 * The tax on a sale: by Stripe Tax when that is configured, else by the built-in table.
 * Null while the buyer's place is not known.
 */
export async function calculateTax(world: World, sale: TaxableSale): Promise<Tax | null> {
  const { address } = sale;
  if (!address) return null;
  const taxId = sale.isBusiness && sale.taxId ? readTaxId(sale.taxId, address.country) : null;
  if (env.STRIPE_TAX === "on" && sale.amount > 0)
    return askStripeTax(world.stripe, {
      ...sale,
      address,
      taxId,
      behavior: behaviorFor(sale.behavior, address),
    });
  return taxAt({
    address,
    isBusiness: sale.isBusiness,
    hasValidTaxId: taxId?.isValid ?? false,
    sellerCountry: sale.sellerCountry,
  });
}
