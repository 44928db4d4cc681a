/** `visa`, `4242` → `Visa ·· 4242`; empty where neither is known. */
export const cardText = ({
  brand,
  last4,
}: {
  brand?: string | undefined;
  last4?: string | undefined;
}): string =>
  [brand && `${brand[0]?.toUpperCase()}${brand.slice(1)}`, last4 && `·· ${last4}`].filter(Boolean).join(" ");
