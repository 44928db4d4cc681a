export type CurrencyOption = { code: string; label: string };

/** Every currency of ISO 4217 that the runtime knows, as a choice: `usd`, "USD – US Dollar". `first` stands first. */
export function currencyOptions(first: string): CurrencyOption[] {
  const names = new Intl.DisplayNames("en", { type: "currency" });
  const codes = Intl.supportedValuesOf("currency").map((code) => code.toLowerCase());
  return [first, ...codes.filter((code) => code !== first)].map((code) => {
    const upper = code.toUpperCase();
    return { code, label: `${upper} – ${names.of(upper) ?? upper}` };
  });
}
