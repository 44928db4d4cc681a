import {
  type ChangeEvent,
  type FocusEvent,
  type FormEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import type { PaymentFailure } from "../../schema";
import { wasPressedEarly } from "../early-press";
import type { PaymentHandle, PaymentSettings } from "../payment/payment-fields";
import type { Sheet } from "../sheet";
import { restoreUnsent } from "../unsent";
import { pay } from "./pay";
import { sayAgain } from "./say-again";
import { type SheetState, useSheet } from "./use-sheet";
import { isAnswer, isField, looksLikeEmail, patchFor, readValues, unsavedOf, type Values } from "./values";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Fields whose change alters the sum or is done in one act: saved without waiting for more. */
const isSavedAtOnce = ({ type }: Control) => type === "select-one" || type === "checkbox";

/** Fields that mean nothing until they are typed to the end: saved when they are left. */
const isSavedWhenLeft = (control: Control) =>
  control.name === "customer_tax_id" || (isAnswer(control.name) && !isSavedAtOnce(control));

/** What stands above the button; `url` is a part of the text. */
export type Notice = { text: string; url?: string | undefined };

/** All that happens on the form of a checkout: saving as one types, checking, paying. */
export function useCheckoutForm(initial: Sheet, settings: PaymentSettings, suggestedCountry: string) {
  const state = useSheet(initial);
  const form = useRef<HTMLFormElement>(null);
  const payment = useRef<PaymentHandle>(null);
  const choiceProblem = useRef<string>(undefined);
  const [failure, setFailure] = useState(initial.payment_failure);
  const [notice, setNotice] = useState<Notice | null>(null);
  const { submit, isPaying } = usePress(async () => {
    if (!form.current) return false;
    setNotice(null);
    return pay({
      form: form.current,
      state,
      promised: state.sheet,
      settings,
      payment: () => payment.current,
      choiceProblem: () => choiceProblem.current,
      say: (text, url) => setNotice({ text, url }),
      // At once, so that the focus finds the field marked.
      fail: (next: PaymentFailure) => flushSync(() => setFailure(next)),
    });
  });

  const save = (control: Control, now = false) => {
    if (!form.current) return;
    const patch = patchFor(control.name, readValues(form.current, state.latest()));
    if (patch) state.queue.push(patch, now);
  };
  const onChange = ({ target }: ChangeEvent<HTMLFormElement>) => {
    const control = target as unknown as Control;
    const { name } = control;
    if (isField(name) && state.latestProblems()[name])
      state.show({ ...state.latestProblems(), [name]: undefined });
    if (!isSavedWhenLeft(control)) save(control, isSavedAtOnce(control));
  };
  const onBlur = ({ target }: FocusEvent<HTMLFormElement>) => {
    const control = target as unknown as Control;
    const { customer_tax_id, custom_field_data } = state.latest();
    const known = isAnswer(control.name)
      ? custom_field_data[control.name.slice("custom_field_data.".length)]
      : customer_tax_id;
    if (isSavedWhenLeft(control) && control.value !== String(known ?? "")) save(control, true);
    if (control.name === "customer_email" && control.value && !looksLikeEmail(control.value.trim()))
      state.show({ ...state.latestProblems(), customer_email: "Is this address complete? name@example.com" });
  };
  const [country, setCountry] = useState(initial.customer_billing_address?.country ?? suggestedCountry);
  const [isBusiness, setBusiness] = useState(initial.is_business_customer);
  const [productId, setProductId] = useState(initial.product_id);
  const chooseProduct = (id: string) => {
    setProductId(id);
    state.queue.push({ product_id: id }, true);
  };
  useFilledEarly(form, state, (values, product) => {
    if (product && product !== initial.product_id) chooseProduct(product);
    setCountry(values.customer_billing_address?.country ?? "");
    setBusiness(values.is_business_customer);
  });
  return {
    ...{ state, form, payment, choiceProblem, failure, notice, isPaying, onChange, onBlur, submit },
    ...{ country, setCountry, isBusiness, setBusiness, productId, chooseProduct },
  };
}

export type CheckoutFormState = ReturnType<typeof useCheckoutForm>;

/** Runs a press of the button, and no second one while the first is at work or the page is being left. */
function usePress(run: () => Promise<boolean>) {
  const isBusy = useRef(false);
  const [isPaying, setPaying] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy.current) return;
    isBusy.current = true;
    setPaying(true);
    const release = (isLeaving: boolean) => {
      isBusy.current = isLeaving;
      setPaying(isLeaving);
    };
    run().then(release, (error) => {
      release(false);
      throw error;
    });
  };
  return { submit, isPaying };
}

/** What browser or buyer filled in before any script ran, or the page guessed, is taken as if it were typed now, and a press as if it came now. */
function useFilledEarly(
  form: RefObject<HTMLFormElement | null>,
  { latest, queue }: SheetState,
  onFound: (values: Values, productId: string | null) => void,
): void {
  const atStart = useRef(() => {
    if (!form.current) return;
    const sheet = latest();
    restoreUnsent(sheet.client_secret, form.current);
    sayAgain(form.current);
    const values = readValues(form.current, sheet);
    onFound(values, new FormData(form.current).get("product_id")?.toString() ?? null);
    const unsaved = unsavedOf(values, sheet);
    if (Object.keys(unsaved).length > 0) queue.push(unsaved, true);
    // After the state that was just set, as the form's buttons are drawn from it.
    if (wasPressedEarly(form.current)) setTimeout(() => form.current?.requestSubmit());
  });
  useEffect(() => atStart.current(), []);
}
