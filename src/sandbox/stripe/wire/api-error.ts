import type Stripe from "stripe";

/** What stands under `error` in an answer. */
interface ErrorBody {
  type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  charge?: string;
  network_decline_code?: string;
  advice_code?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
  payment_method_type?: string;
  setup_intent?: Stripe.SetupIntent;
}

/**
 * A refusal in Stripe's shape. `executed` says that the operation began before it was refused: then what it wrote
 * stays and an Idempotency-Key keeps the answer. Otherwise nothing was written and the key stays free.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;
  readonly executed: boolean;

  constructor(status: number, body: ErrorBody, executed = false) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.executed = executed;
  }
}

/** 400 for a request that could never have worked. */
export function invalidRequest(message: string, param?: string, code?: string): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...named({ param, code }) });
}

/** 400 for a request that the present state of an object forbids. */
export function refusedByState(
  code: string | undefined,
  message: string,
  more: Partial<ErrorBody> = {},
): ApiError {
  return new ApiError(400, { type: "invalid_request_error", message, ...named({ code }), ...more }, true);
}

/** 404, or 400 when the id stood in a parameter of another object's request. */
export function noSuch(kind: string, id: string, param = "id"): ApiError {
  const body: ErrorBody = {
    type: "invalid_request_error",
    code: "resource_missing",
    message: `No such ${kind}: '${id}'`,
    param,
  };
  return new ApiError(param === "id" ? 404 : 400, body);
}

/** 402 for a card that cannot be read: nothing was made of it. */
export function unreadableCard(code: string, param: string, message: string): ApiError {
  return new ApiError(402, { type: "card_error", code, param, message });
}

/** 402 for a card that the bank, or the buyer's authentication, refused. */
export function cardRefused(body: Omit<ErrorBody, "type">): ApiError {
  return new ApiError(402, { type: "card_error", ...body }, true);
}

function named(fields: { param?: string | undefined; code?: string | undefined }): {
  param?: string;
  code?: string;
} {
  return {
    ...(fields.param === undefined ? {} : { param: fields.param }),
    ...(fields.code === undefined ? {} : { code: fields.code }),
  };
}
