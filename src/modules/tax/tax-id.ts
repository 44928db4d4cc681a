import { checkVAT, countries } from "jsvat-next";

/** Kinds of tax id, as Stripe names them, for the countries whose numbers we can check. */
const kinds: Record<string, string> = {
  AD: "ad_nrt",
  AU: "au_abn",
  BR: "br_cnpj",
  CH: "ch_vat",
  GB: "gb_vat",
  NO: "no_vat",
  RS: "rs_pib",
  RU: "ru_inn",
};

const euCountries = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

export type TaxId = { value: string; kind: string | null; isValid: boolean };

/** Checks a tax id by its country's form and check digits. No register is asked. */
export function readTaxId(value: string, country: string | null): TaxId {
  const prefix = country === "GR" ? "EL" : country;
  // A number that names a country itself must not become another's by a prefix: FR + DE136… fits France's form.
  const isPrefixed = euCountries.has(value.slice(0, 2)) || /^(EL|GB|CHE)/.test(value);
  const candidates = prefix && !isPrefixed ? [value, prefix + value] : [value];
  for (const candidate of candidates) {
    const result = checkVAT(candidate, countries);
    if (!result.isValid) continue;
    const found = result.country?.isoCode.short ?? country;
    if (country && found && found !== country) continue;
    return { value: candidate, kind: kindOf(found ?? null), isValid: true };
  }
  return { value, kind: kindOf(country), isValid: false };
}

function kindOf(country: string | null): string | null {
  if (!country) return null;
  return euCountries.has(country) ? "eu_vat" : (kinds[country] ?? null);
}
