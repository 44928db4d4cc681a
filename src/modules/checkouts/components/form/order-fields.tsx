import { lazy, startTransition, useState } from "react";
import { Button } from "@/components/ui/button";
import type { PaymentSettings } from "../payment/payment-fields";
import type { Places } from "./billing-section";
import { Contact } from "./contact";
import { PayButton } from "./pay-button";
import { PaymentSection } from "./payment-section";
import type { Offer } from "./product-choice";
import type { CheckoutFormState } from "./use-checkout-form";

/** Few checkouts have these: loaded where they are needed. Without a Suspense: they come with the page. */
const AmountField = lazy(async () => ({ default: (await import("./amount-field")).AmountField }));
const SeatsField = lazy(async () => ({ default: (await import("./seats-field")).SeatsField }));
const ProductChoice = lazy(async () => ({ default: (await import("./product-choice")).ProductChoice }));
const CustomFields = lazy(async () => ({ default: (await import("./custom-fields")).CustomFields }));
const DiscountCode = lazy(async () => ({ default: (await import("./discount-code")).DiscountCode }));

type Props = {
  form: CheckoutFormState;
  offers: readonly Offer[];
  places: Places;
  settings: PaymentSettings;
  sellerName: string;
};

/** Everything that the buyer fills in, and the button. */
export function OrderFields({ form, offers, places, settings, sellerName }: Props) {
  const { state, submit, onChange, onBlur } = form;
  const { sheet, problems, queue, show } = state;
  const { product_price: price, is_payment_form_required: isPaid } = sheet;
  return (
    // Without script a press must lead nowhere: what was typed may get into no address and to no other server.
    <form
      ref={form.form}
      method="dialog"
      noValidate
      aria-label="Checkout"
      onSubmit={submit}
      onChange={onChange}
      onBlur={onBlur}
      className="grid content-start gap-6"
    >
      {offers.length > 1 ? (
        <ProductChoice
          offers={offers}
          chosen={form.productId}
          problem={problems.product_id}
          onChoose={form.chooseProduct}
        />
      ) : null}
      {price?.amount_type === "custom" ? (
        <AmountField
          key={price.id}
          price={price}
          amount={sheet.amount}
          problem={problems.amount}
          hidden={form.choiceProblem}
          onAmount={(amount) => queue.push({ amount })}
          onProblem={(amount) => show({ ...state.latestProblems(), amount })}
        />
      ) : null}
      {price?.amount_type === "seat_based" ? (
        <SeatsField key={price.id} price={price} state={state} hidden={form.choiceProblem} />
      ) : null}
      <Contact state={state} isPaid={isPaid} />
      {sheet.attached_custom_fields?.length ? (
        <CustomFields key={sheet.product_id} fields={sheet.attached_custom_fields} state={state} />
      ) : null}
      {isPaid ? <PaymentSection form={form} settings={settings} places={places} /> : null}
      <Discount form={form} />
      <PayButton {...{ form, settings, sellerName }} />
    </form>
  );
}

/** A quiet way to a field for a code, where this checkout takes one; and the discount that it has. */
function Discount({ form: { state } }: Pick<Props, "form">) {
  const [isOpen, setOpen] = useState(false);
  const { discount, allow_discount_codes, is_discount_applicable } = state.sheet;
  if (isOpen || discount) return <DiscountCode state={state} onRemove={() => setOpen(true)} />;
  if (!allow_discount_codes || !is_discount_applicable) return null;
  return (
    <Button
      variant="link"
      className="-my-2 justify-self-start px-0"
      onClick={() => startTransition(() => setOpen(true))}
    >
      Add discount code
    </Button>
  );
}
