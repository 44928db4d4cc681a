import { isCountry } from "./countries";

const names = new Intl.DisplayNames("en", { type: "region" });

/** `DE` → `Germany` */
export const countryName = (code: string): string => names.of(code) ?? code;

const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Every country of ISO 3166-1, by its English name. */
export const listCountries = (): { value: string; label: string }[] =>
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(isCountry)
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
