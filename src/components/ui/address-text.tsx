import { countryName } from "@/lib/country-names";

export type AddressLines = {
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  city: string | null;
  state: string | null;
  country: string;
};

/** Where the postal code stands last; elsewhere it stands before the town. */
const codeLast = new Set(["US", "CA", "AU", "GB", "IE", "NZ", "IN"]);

function townLine({ city, postal_code: code, state, country }: AddressLines): string {
  const region = state?.replace(`${country}-`, "");
  const joined = (parts: (string | null | undefined)[], by: string) => parts.filter(Boolean).join(by);
  if (codeLast.has(country)) return joined([joined([city, region], ", "), code], " ");
  return joined([joined([code, city], " "), region], ", ");
}

/** An address, line by line, as it would stand on an envelope. */
export function AddressText({ address }: { address: AddressLines }) {
  const lines = [address.line1, address.line2, townLine(address)].filter(Boolean);
  return (
    <address className="not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      {/* The server may know a country by a younger or older name than the browser. */}
      <span className="block" suppressHydrationWarning>
        {countryName(address.country)}
      </span>
    </address>
  );
}
