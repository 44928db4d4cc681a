import type { BillingAddressFields } from "./schema";

/** Where tax hangs on the state: the United States and Canada. */
const withStates = new Set(["US", "CA"]);

/** Countries and territories without postal codes. */
const withoutPostalCode = new Set(
  `AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN KP LY ML MO MR
   MW NR NU QA RW SB SC SL SR ST SX SY TD TF TG TK TL TO TV UG VU YE ZW`.split(/\s+/),
);

/** City states: their name is the country's. */
const withoutCity = new Set(["MC", "SG", "VA"]);

/**
 * What the page asks of the address: the country always, the state where tax hangs on it, all that the country's
 * addresses have for an invoice (`whole`). Runs in the browser too, so that the fields change as the country does.
 */
export function billingAddressFields(whole: boolean, country: string | null): BillingAddressFields {
  const state = country !== null && withStates.has(country) ? "required" : "disabled";
  const ofInvoice = (missing: ReadonlySet<string>) =>
    whole && !(country !== null && missing.has(country)) ? "required" : "disabled";
  return {
    country: "required",
    state,
    city: ofInvoice(withoutCity),
    postal_code: ofInvoice(withoutPostalCode),
    line1: whole ? "required" : "disabled",
    line2: whole ? "optional" : "disabled",
  };
}
