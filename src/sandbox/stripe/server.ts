import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { apiVersion } from "./api-version.ts";
import { authenticationRoutes } from "./authentication/authenticate-page.ts";
import { controlRoutes } from "./control/control-routes.ts";
import { faultBeforeWork, faultInAnswer } from "./control/strike.ts";
import { confirmationTokenOperations } from "./customers/confirmation-tokens.ts";
import { customerOperations } from "./customers/customers.ts";
import { paymentMethodOperations } from "./customers/payment-methods.ts";
import { disputeOperations } from "./disputes/disputes.ts";
import { randomText } from "./ids.ts";
import { balanceTransactionOperations } from "./payments/balance-transactions.ts";
import { chargeOperations } from "./payments/charges.ts";
import { paymentIntentOperations } from "./payments/payment-intents.ts";
import { refundOperations } from "./refunds/refunds.ts";
import type { Sandbox } from "./sandbox.ts";
import { setupIntentOperations } from "./setup/setup-intents.ts";
import { webhookEndpointOperations } from "./webhooks/endpoints.ts";
import { eventOperations } from "./webhooks/events.ts";
import { ApiError } from "./wire/api-error.ts";
import type { Operation } from "./wire/operation.ts";
import { admit, type WireAnswer, type WireRequest } from "./wire/perform.ts";

type App = Hono<{ Bindings: HttpBindings }>;
type Request = Context<{ Bindings: HttpBindings }>;

const operations: readonly Operation[] = [
  ...customerOperations,
  ...paymentMethodOperations,
  ...confirmationTokenOperations,
  ...paymentIntentOperations,
  ...setupIntentOperations,
  ...chargeOperations,
  ...refundOperations,
  ...disputeOperations,
  ...balanceTransactionOperations,
  ...eventOperations,
  ...webhookEndpointOperations,
];

const crossOrigin = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Request-Id, Stripe-Version, Idempotent-Replayed",
};

/** The sandbox as a web application: Stripe's API under /v1, the 3-D Secure page, and the controls of tests. */
export function buildServer(sandbox: Sandbox): App {
  const app: App = new Hono();
  for (const operation of operations) {
    app.on(operation.method, operation.path, (c) => serve(sandbox, operation, c));
  }
  app.options("/v1/*", (c) =>
    c.body(null, 204, {
      ...crossOrigin,
      "Access-Control-Allow-Methods": "GET, POST, DELETE",
      "Access-Control-Allow-Headers": c.req.header("Access-Control-Request-Headers") ?? "*",
      "Access-Control-Max-Age": "600",
    }),
  );
  authenticationRoutes(app, sandbox);
  controlRoutes(app, sandbox);
  app.notFound((c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}).`;
    return failed(`req_${randomText(14)}`, c, new ApiError(404, { type: "invalid_request_error", message }));
  });
  return app;
}

async function serve(sandbox: Sandbox, operation: Operation, c: Request): Promise<Response> {
  const request = await readRequest(c);
  const fault = sandbox.faults.take(request.method, request.path);
  try {
    if (faultBeforeWork(fault, c.env) === "dropped") return RESPONSE_ALREADY_SENT;
    const admitted = admit(sandbox, operation, request);
    let answer: WireAnswer;
    try {
      if (fault?.mode === "delay_before") await sleep(fault.delayMs);
      answer = admitted.run();
    } finally {
      admitted.release();
    }
    if (fault?.mode === "delay_after") await sleep(fault.delayMs);
    if (faultInAnswer(fault, c.env) === "dropped") return RESPONSE_ALREADY_SENT;
    return answered(answer, request.id, c);
  } catch (error) {
    return failed(request.id, c, error);
  }
}

async function readRequest(c: Request): Promise<WireRequest> {
  const { url = "/" } = c.env.incoming;
  const cut = url.indexOf("?");
  const query = cut < 0 ? "" : url.slice(cut + 1);
  const body = c.req.method === "POST" ? await c.req.text() : "";
  return {
    id: `req_${randomText(14)}`,
    method: c.req.method,
    path: cut < 0 ? url : url.slice(0, cut),
    text: body === "" || query === "" ? body + query : `${body}&${query}`,
    authorization: c.req.header("authorization"),
    idempotencyKey: c.req.header("idempotency-key"),
    variable: (name) => c.req.param(name) ?? "",
  };
}

function answered(answer: WireAnswer, requestId: string, c: Request): Response {
  const replay: Record<string, string> = answer.replayed
    ? { "Idempotent-Replayed": "true", "Original-Request": answer.requestId }
    : {};
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...headersFor(c, requestId), ...replay },
  });
}

function failed(requestId: string, c: Request, error: unknown): Response {
  const known = error instanceof ApiError ? error : unexpected(error);
  return new Response(JSON.stringify({ error: known.body }), {
    status: known.status,
    headers: headersFor(c, requestId),
  });
}

function unexpected(error: unknown): ApiError {
  console.error(error);
  return new ApiError(500, { type: "api_error", message: "An error occurred in the sandbox itself." });
}

function headersFor(c: Request, requestId: string): Record<string, string> {
  const key = c.req.header("idempotency-key");
  return {
    ...crossOrigin,
    "Content-Type": "application/json",
    "Request-Id": requestId,
    "Stripe-Version": c.req.header("stripe-version") ?? apiVersion,
    ...(key === undefined ? {} : { "Idempotency-Key": key }),
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
