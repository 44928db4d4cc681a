"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ExternalLink, Plus } from "lucide-react";
import { useState } from "react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { LocalTime } from "@/components/time/local-time";
import { Button, buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { formatMinor } from "@/components/ui/money-text";
import { NativeSelect } from "@/components/ui/native-select";
import { seatPriceText, seatsText } from "@/lib/seats";
import type { Product, ProductPrice } from "@/modules/products/schema";
import { createCheckoutAction } from "../../dashboard-actions";

type Made = { id: string; url: string; expires_at: string };

type Props = {
  organizationId: string;
  /** Those on sale. */
  products: readonly Product[];
  /** Known already, on their own page. */
  customer?: { id: string; email: string };
};

const priceText = (price: ProductPrice): string => {
  if (price.amount_type === "custom") return `pay what you want (${price.price_currency.toUpperCase()})`;
  if (price.amount_type === "seat_based")
    return seatPriceText(price.seat_tiers, (amount) => formatMinor(amount, price.price_currency));
  return price.price_amount === 0 ? "free" : formatMinor(price.price_amount, price.price_currency);
};

const offersOf = (products: readonly Product[]) =>
  products.flatMap((product) => product.prices.map((price) => ({ product, price })));

function CustomAmount({ price }: { price: ProductPrice | undefined }) {
  if (price?.amount_type !== "custom") return null;
  const { minimum_amount: least, maximum_amount: most, preset_amount: preset } = price;
  const money = (amount: number) => formatMinor(amount, price.price_currency);
  const bounds = [least > 0 && `at least ${money(least)}`, most !== null && `at most ${money(most)}`];
  return (
    <FormField
      name="amount"
      label="Amount"
      optional
      hint={`What the page begins with; the buyer may change it${bounds
        .filter(Boolean)
        .map((bound) => `, ${bound}`)
        .join("")}.`}
    >
      <MoneyInput key={price.id} name="amount" currency={price.price_currency} defaultValue={preset} />
    </FormField>
  );
}

function Seats({ price }: { price: ProductPrice | undefined }) {
  if (price?.amount_type !== "seat_based") return null;
  const { minimum_seats: least, maximum_seats: most } = price.seat_tiers;
  return (
    <FormField
      name="seats"
      label="Seats"
      optional
      hint={`What the page begins with; the buyer may change it, ${most === null ? `${seatsText(least)} or more` : `${least} to ${seatsText(most)}`}.`}
    >
      <Input name="seats" inputMode="numeric" autoComplete="off" placeholder={String(least)} />
    </FormField>
  );
}

function Fields({ products, customer }: Pick<Props, "products" | "customer">) {
  const offers = offersOf(products);
  const [chosen, setChosen] = useState(offers[0]?.price.id ?? "");
  const price = offers.find((offer) => offer.price.id === chosen)?.price;
  return (
    <>
      <FormField name="product_price_id" label="Product" required>
        <NativeSelect
          name="product_price_id"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {offers.map(({ product, price: each }) => (
            <option key={each.id} value={each.id}>
              {product.name}: {priceText(each)}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <CustomAmount price={price} />
      <Seats key={price?.id} price={price} />
      {customer ? (
        <input type="hidden" name="customer_id" value={customer.id} />
      ) : (
        <FormField
          name="customer_email"
          label="The buyer's e-mail"
          optional
          hint="Filled in for them on the page."
        >
          <Input name="customer_email" type="email" autoComplete="off" maxLength={254} />
        </FormField>
      )}
      <FormField
        name="success_url"
        label="Address to go to afterwards"
        optional
        hint="{CHECKOUT_ID} in it becomes the id of the checkout. Left empty, buyers see a receipt."
      >
        <Input name="success_url" type="url" inputMode="url" placeholder="https://" autoComplete="off" />
      </FormField>
    </>
  );
}

/** The page that was made, to be copied. */
function Link({ made, onClose }: { made: Made; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="The checkout is open" description="Send its address to the buyer.">
        <DialogBody>
          <Field
            label="Address"
            hint={
              <>
                Good until <LocalTime at={made.expires_at} />, for one purchase.
              </>
            }
          >
            <Input readOnly value={made.url} onFocus={(event) => event.target.select()} />
          </Field>
        </DialogBody>
        <DialogFooter>
          <a className={cn(buttonVariants())} href={made.url} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            Open it
          </a>
          <CopyButton value={made.url} variant="primary">
            Copy address
          </CopyButton>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}

/** Opens a checkout for somebody, and hands over its address. */
export function CreateCheckout({ organizationId, products, customer }: Props) {
  const client = useQueryClient();
  const [made, setMade] = useState<Made | null>(null);
  if (offersOf(products).length === 0) return null;
  return (
    <>
      <FormDialog
        trigger={
          <Button variant="primary">
            <Plus aria-hidden />
            New checkout
          </Button>
        }
        title="New checkout"
        description={
          customer
            ? `A page on which ${customer.email} can pay, open for a day.`
            : "A page on which one buyer can pay, open for a day."
        }
        action={createCheckoutAction}
        hidden={{ organization_id: organizationId }}
        submit="Create"
        onOk={({ result }) => {
          if (result) setMade(result);
          client.invalidateQueries({ queryKey: ["checkouts", organizationId] });
        }}
      >
        <Fields products={products} {...(customer && { customer })} />
      </FormDialog>
      {made ? <Link made={made} onClose={() => setMade(null)} /> : null}
    </>
  );
}
