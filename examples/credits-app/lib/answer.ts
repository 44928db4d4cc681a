import "server-only";
import {
  BalanceVerificationError,
  InsufficientCreditsError,
  PricingConfigError,
  TransactionError,
} from "@florin/credits";
import { Refusal } from "./refusal";

type Telling =
  | InsufficientCreditsError
  | TransactionError
  | PricingConfigError
  | BalanceVerificationError
  | Refusal;

const isTelling = (error: unknown): error is Telling =>
  error instanceof InsufficientCreditsError ||
  error instanceof TransactionError ||
  error instanceof PricingConfigError ||
  error instanceof BalanceVerificationError ||
  error instanceof Refusal;

/** What `work` answers, as JSON; an error of the ledger under its own status, anything else as a 500 without details. */
export async function answer(work: () => Promise<object>, status = 200): Promise<Response> {
  try {
    return Response.json(await work(), { status });
  } catch (error) {
    if (!isTelling(error)) {
      // biome-ignore lint/suspicious/noConsole: the log of the server is where this belongs.
      console.error(error);
      return Response.json({ error: "internal", message: "Something went wrong." }, { status: 500 });
    }
    const { code, message, status: refused } = error;
    const sums = error instanceof InsufficientCreditsError && {
      balance: error.balance,
      required: error.required,
    };
    return Response.json({ error: code, message, ...sums }, { status: refused });
  }
}

/** The key under which a browser repeats a request, or a new one for those that do not. */
export const keyOf = (request: Request, feature: string): string =>
  `${feature}:${request.headers.get("Idempotency-Key") ?? crypto.randomUUID()}`;
