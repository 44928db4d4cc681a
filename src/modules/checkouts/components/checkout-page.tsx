import { Markdown } from "@/components/ui/markdown";
import { formatMinor } from "@/components/ui/money-text";
import { PlainImage } from "@/components/ui/plain-image";
import { listCountries } from "@/lib/country-names";
import { seatPriceText } from "@/lib/seats";
import { perText } from "@/lib/span-text";
import { listStates } from "@/lib/state-names";
import type { CheckoutProduct } from "@/modules/products/schema";
import type { CheckoutPublic } from "../schema";
import { CheckoutForm, type ShownProduct } from "./checkout-form";
import { Frame } from "./frame";
import type { Get } from "./gets";
import type { PaymentSettings } from "./payment/payment-fields";
import { PoweredBy, Seller } from "./seller";
import { sheetOf } from "./sheet";

type Props = {
  checkout: CheckoutPublic;
  settings: PaymentSettings;
  suggestedCountry: string;
  /** What a product's benefits are in words. */
  getsOf: (benefits: CheckoutProduct["benefits"]) => readonly Get[];
};

/** The page of an open checkout. Product, price and total stand in what the server sends; only the form needs script. */
export function CheckoutPage({ checkout, settings, suggestedCountry, getsOf }: Props) {
  return (
    <Frame checkout={checkout} isTest={settings.isTest}>
      <CheckoutForm
        initial={sheetOf(checkout)}
        products={checkout.products.map((product) =>
          shown(product, checkout.currency, getsOf(product.benefits)),
        )}
        places={{ countries: listCountries(), states: { US: listStates("US"), CA: listStates("CA") } }}
        suggestedCountry={suggestedCountry}
        settings={settings}
        seller={<Seller {...checkout} />}
        sellerName={checkout.organization.name}
        footer={<PoweredBy />}
      />
    </Frame>
  );
}

function shown(product: CheckoutProduct, currency: string, gets: readonly Get[]): ShownProduct {
  const [picture] = product.medias;
  return {
    id: product.id,
    name: product.name,
    price: priceText(product, currency),
    cycle: cycleText(product),
    picture: picture ? (
      <PlainImage src={picture.public_url} alt="" className="size-full object-cover" />
    ) : null,
    gets,
    description: product.description ? (
      <Markdown className="text-base text-muted-foreground">{product.description}</Markdown>
    ) : null,
  };
}

/** `Monthly`, `Every 2 weeks`; null: sold once. */
function cycleText({ recurring_interval: interval, recurring_interval_count: count }: CheckoutProduct) {
  if (interval === null) return null;
  if (count !== null && count > 1) return `Every ${count} ${interval}s`;
  return { day: "Daily", week: "Weekly", month: "Monthly", year: "Yearly" }[interval];
}

function priceText(product: CheckoutProduct, currency: string): string {
  const { recurring_interval: interval, recurring_interval_count: count } = product;
  const text = amountText(product, currency);
  return interval ? `${text} ${perText(interval, count ?? 1)}` : text;
}

function amountText({ prices }: CheckoutProduct, currency: string): string {
  const price = prices.find(({ price_currency }) => price_currency === currency) ?? prices[0];
  if (!price) return "";
  if (price.amount_type === "seat_based")
    return seatPriceText(price.seat_tiers, (amount) => formatMinor(amount, price.price_currency));
  if (price.amount_type === "custom")
    return price.minimum_amount > 0
      ? `from ${formatMinor(price.minimum_amount, price.price_currency)}`
      : "Pay what you want";
  return price.price_amount === 0 ? "Free" : formatMinor(price.price_amount, price.price_currency);
}
