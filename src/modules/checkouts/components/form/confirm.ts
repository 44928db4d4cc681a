import type { CheckoutPublic } from "../../schema";
import { askCheckout, type Failure, type Issue } from "../buyer-api";

export type Outcome =
  | { kind: "confirmed"; checkout: CheckoutPublic }
  /** Paid, in payment or expired: the page, asked again, shows how to go on. */
  | { kind: "closed" }
  /** `checkout`: as it is open again, with the reason in it. */
  | { kind: "declined"; message: string; checkout: CheckoutPublic | null }
  | { kind: "refused"; issues: Issue[] }
  /** `checkout`: as it is now, where that has changed. `url`: what the message leads to. */
  | { kind: "failed"; message: string; url?: string; checkout?: CheckoutPublic };

const WAITS_MS = [800, 1_600, 3_200];

/** Whether the very same request may be sent again: nothing is known of the first, or it still runs. */
const mayRepeat = ({ status, kind }: Failure) =>
  status === 0 || status >= 500 || status === 429 || kind === "IdempotencyInProgress";

/**
 * Confirms the checkout: the payment is made. A request without an answer is sent again under the same key, so that
 * it has one effect; when none comes at all the checkout itself is asked how it stands.
 */
export async function confirm(clientSecret: string, body: object): Promise<Outcome> {
  const idempotencyKey = crypto.randomUUID();
  const send = () => askCheckout(clientSecret, "/confirm", { method: "POST", body, idempotencyKey });
  let answer = await send();
  for (const waitMs of WAITS_MS) {
    if (answer.ok || !mayRepeat(answer)) break;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    answer = await send();
  }
  if (answer.ok) return { kind: "confirmed", checkout: answer.checkout };
  return mayRepeat(answer) ? unanswered(clientSecret) : refusal(clientSecret, answer);
}

async function refusal(clientSecret: string, failure: Failure): Promise<Outcome> {
  if (failure.status === 422) return { kind: "refused", issues: failure.issues };
  if (failure.kind === "DiscountNotRedeemable")
    return without(clientSecret, failure, { discount_code: null });
  if (failure.kind === "TrialAlreadyRedeemed") return without(clientSecret, failure, { allow_trial: false });
  if (failure.kind === "AlreadyActiveSubscriptionError")
    return { kind: "failed", message: failure.detail, ...(failure.url && { url: failure.url }) };
  if (failure.kind !== "PaymentError") return { kind: "closed" };
  const now = await askCheckout(clientSecret, "");
  return { kind: "declined", message: failure.detail, checkout: now.ok ? now.checkout : null };
}

/** Takes the discount off that has run out, or the trial that was had: the buyer sees the new total, and presses again to agree to it. */
async function without(clientSecret: string, { detail }: Failure, body: object): Promise<Outcome> {
  const now = await askCheckout(clientSecret, "", { method: "PATCH", body });
  const message = `${detail} Look at the new total, and press again to agree.`;
  return { kind: "failed", message, ...(now.ok && { checkout: now.checkout }) };
}

async function unanswered(clientSecret: string): Promise<Outcome> {
  const now = await askCheckout(clientSecret, "");
  if (now.ok && now.checkout.status !== "open") return { kind: "closed" };
  return {
    kind: "failed",
    message: "No answer came. Check the connection and press the button again: you are charged once at most.",
  };
}
