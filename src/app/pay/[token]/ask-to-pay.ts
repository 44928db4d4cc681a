import type { OrderPaymentConfirmation } from "@/modules/orders/client-schema";

export type Answer =
  | { kind: "progress"; progress: OrderPaymentConfirmation }
  /** Paid, given up or in payment: the page, asked again, shows how to go on. */
  | { kind: "closed" }
  | { kind: "failed"; message: string };

const WAITS_MS = [800, 1_600, 3_200];
const LOST = "No answer came. Check the connection and press the button again: you are charged once at most.";
const closing = new Set(["OrderNotEligibleForRetry", "PaymentAlreadyInProgress", "ResourceNotFound"]);

type Body = { confirmation_token_id?: string };
type Refusal = { error?: string; detail?: string | { msg: string }[] };

/** Pays an order. A request without an answer is sent again under the same key, so that it has one effect. */
export async function askToPay(token: string, body: Body): Promise<Answer> {
  const key = crypto.randomUUID();
  let answer = await send(token, body, key);
  for (const waitMs of WAITS_MS) {
    if (answer) break;
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    answer = await send(token, body, key);
  }
  return answer ?? { kind: "failed", message: LOST };
}

/** Null where nothing is known, or the first request still runs. */
async function send(token: string, body: Body, key: string): Promise<Answer | null> {
  try {
    const response = await fetch(`/api/v1/orders/client/${token}/pay`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify(body),
    });
    const answered = await response.json();
    if (response.ok) return { kind: "progress", progress: answered };
    const { error, detail } = answered as Refusal;
    if (response.status >= 500 || error === "IdempotencyInProgress") return null;
    if (error && closing.has(error)) return { kind: "closed" };
    const message = typeof detail === "string" ? detail : detail?.[0]?.msg;
    return { kind: "failed", message: message ?? LOST };
  } catch {
    return null;
  }
}
