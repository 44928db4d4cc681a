import { useRef, useState } from "react";
import type {
  BillingDetails,
  PaymentHandle,
  PaymentSettings,
} from "@/modules/checkouts/components/payment/payment-fields";
import { askToPay } from "./ask-to-pay";

export type Paying = { token: string; settings: PaymentSettings; billing: BillingDetails };

/** Takes the presses: pays with the saved card or with the one that was typed, and goes where that leads. */
export function usePaying({ token, settings, billing }: Paying) {
  const card = useRef<PaymentHandle>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const ask = async (clientSecret: string): Promise<boolean> => {
    const { authenticate } = await import("@/modules/checkouts/components/payment/authenticate");
    const hasAgreed = await authenticate(settings, clientSecret);
    location.replace(`/pay/${token}?redirect_status=${hasAgreed ? "succeeded" : "failed"}`);
    return true;
  };
  const send = async (body: { confirmation_token_id?: string }): Promise<boolean> => {
    const answer = await askToPay(token, body);
    if (answer.kind === "failed") return fail(answer.message);
    if (answer.kind === "progress") {
      const { status, client_secret, error } = answer.progress;
      if (status === "failed") return fail(`${error ?? "The payment failed."} Nothing was charged.`);
      if (status === "requires_action" && client_secret) return ask(client_secret);
    }
    location.reload();
    return true;
  };
  const fail = (text: string) => {
    setProblem(text);
    return false;
  };
  const payWithCard = async (): Promise<boolean> => {
    if (!(await card.current?.check())) return focus();
    const made = await card.current?.makeToken(billing);
    if (made && "token" in made) return send({ confirmation_token_id: made.token });
    if (made && !made.isShown) setProblem(made.problem);
    return focus();
  };
  const focus = () => {
    card.current?.focus();
    return false;
  };
  /** Runs a press, and no second one while the first is at work or the page is being left. */
  const press = async (run: () => Promise<boolean>) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const isLeaving = await run().catch(() => fail("That did not work. Check the connection and try again."));
    setBusy(isLeaving);
  };
  return {
    card,
    problem,
    isBusy,
    payWithSaved: () => press(() => send({})),
    payWithCard: () => press(payWithCard),
    finish: (clientSecret: string) => press(() => ask(clientSecret)),
  };
}
