import { invalidField } from "@/lib/errors";
import { readTaxId } from "@/modules/tax";

/**
 * The tax id as it is kept, with its kind where its number could be checked.
 * @throws RequestValidationError when the country's numbers can be checked and this is none.
 */
export function checkTaxId(taxId: string | null, country: string | null) {
  if (taxId === null) return { tax_id: null, tax_id_type: null };
  const { value, kind, isValid } = readTaxId(taxId, country);
  if (kind && !isValid) throw invalidField("tax_id", `Not a valid tax id of ${country}.`);
  return { tax_id: value, tax_id_type: isValid ? kind : null };
}

export const emailTaken = () =>
  invalidField("email", "Another customer has this e-mail address.", "duplicate");

export const externalIdTaken = () =>
  invalidField("external_id", "Another customer has this external id.", "duplicate");
