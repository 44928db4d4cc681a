"use client";

import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { Places } from "./form/billing-section";
import { RenewalLine } from "./form/lazy-renewal";
import { OrderFields } from "./form/order-fields";
import type { Offer } from "./form/product-choice";
import { Totals } from "./form/totals";
import { useCheckoutForm } from "./form/use-checkout-form";
import { type Get, Gets } from "./gets";
import type { PaymentSettings } from "./payment/payment-fields";
import { dueText } from "./price-text";
import type { Sheet } from "./sheet";

/** What the page shows of an offered product, made on the server. */
export type ShownProduct = Offer & { picture: ReactNode; gets: readonly Get[]; description: ReactNode };

export type CheckoutFormProps = {
  initial: Sheet;
  products: readonly ShownProduct[];
  places: Places;
  /** Where the buyer seems to be; empty when nothing tells. */
  suggestedCountry: string;
  settings: PaymentSettings;
  seller: ReactNode;
  sellerName: string;
  footer: ReactNode;
};

const inner = "mx-auto grid w-full max-w-lg content-start gap-6 px-4 sm:px-6 lg:max-w-[30rem] lg:px-10";

/** The checkout: what is bought on the left, the form on the right; on a phone one under the other. */
export function CheckoutForm(props: CheckoutFormProps) {
  const { initial, products, places, settings, suggestedCountry, seller, sellerName, footer } = props;
  const form = useCheckoutForm(initial, settings, suggestedCountry);
  const { sheet, isPending } = form.state;
  const product = products.find(({ id }) => id === sheet.product_id) ?? products[0];
  return (
    <main className="grid flex-1 content-start lg:grid-cols-2 lg:grid-rows-[auto_1fr] lg:content-stretch">
      <section aria-label="Your order" className="bg-canvas lg:border-r">
        <div className={cn(inner, "pt-5 pb-6 lg:mr-0 lg:pt-14")}>
          {seller}
          <Product shown={product} sheet={sheet} />
          <Gets gets={product?.gets ?? []} sheet={sheet} />
          <Totals sheet={sheet} isPending={isPending} className="hidden lg:grid" />
        </div>
      </section>
      <section aria-label="Payment" className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <div className={cn(inner, "py-6 lg:ml-0 lg:py-14")}>
          <OrderFields {...{ form, places, settings, sellerName }} offers={products} />
        </div>
      </section>
      <section aria-label="About this product" className="grid border-t bg-canvas lg:border-t-0 lg:border-r">
        <div className={cn(inner, "content-between py-6 lg:mr-0 lg:pt-0 lg:pb-10")}>
          {product?.description ?? <span />}
          {footer}
        </div>
      </section>
    </main>
  );
}

function Product({ shown, sheet }: { shown: ShownProduct | undefined; sheet: Sheet }) {
  return (
    <div className="flex items-center gap-4 lg:mt-4 lg:grid lg:gap-6">
      {shown?.picture ? (
        <div className="size-16 shrink-0 overflow-hidden rounded-lg border bg-muted lg:order-2 lg:aspect-16/10 lg:h-auto lg:w-full lg:rounded-xl">
          {shown.picture}
        </div>
      ) : null}
      <div className="grid min-w-0 gap-1">
        <h1 className="wrap-anywhere font-medium text-lg text-muted-foreground lg:text-xl">{shown?.name}</h1>
        <p data-numeric className="font-semibold text-3xl tracking-tight lg:text-4xl">
          {dueText(sheet)}
        </p>
        {sheet.renewal ? <RenewalLine sheet={sheet} /> : null}
      </div>
    </div>
  );
}
