import "server-only";
import { DomainError, type ErrorKind, ServiceUnavailable } from "@/lib/errors";
import {
  InsufficientScope,
  InvalidToken,
  NotPermitted,
  TooManyRequests,
  Unauthorized,
} from "@/server/auth/errors";
import { isDependencyFailure } from "@/server/dependency-failure";
import { env } from "@/server/env";
import { log } from "@/server/log";
import type { Call } from "./call";
import { headersOf } from "./headers";
import { IdempotencyInProgress, IdempotencyMismatch } from "./idempotency-errors";
import { PayloadTooLarge } from "./read-input";

/** Kinds that the wrapper itself may answer, and so may stand undeclared in a route's `errors`. */
const ofTheWrapper = new Set<string>([
  Unauthorized.kind,
  InvalidToken.kind,
  NotPermitted.kind,
  TooManyRequests.kind,
  PayloadTooLarge.kind,
  ServiceUnavailable.kind,
  IdempotencyInProgress.kind,
  IdempotencyMismatch.kind,
  "RequestValidationError",
]);

/** The only place where a failure becomes HTTP. Nothing of a stack, a query or a library's text goes out. */
export function errorResponse(thrown: unknown, call: Call, declared: readonly ErrorKind[]): Response {
  const error =
    !(thrown instanceof DomainError) && isDependencyFailure(thrown) ? unavailable(thrown) : thrown;
  if (!(error instanceof DomainError)) return internal(error, call);
  if (!ofTheWrapper.has(error.kind) && !declared.some(({ kind }) => kind === error.kind)) {
    log.error({ kind: error.kind }, "an error that the endpoint does not declare");
    if (env.NODE_ENV === "test") return internal(error, call);
  }
  const allowance = "allowance" in error ? (error.allowance as Call["allowance"]) : call.allowance;
  return json(bodyOf(error), error.status, {
    ...headersOf({ ...call, allowance }),
    ...extraHeaders(error, allowance),
  });
}

function bodyOf(error: DomainError): object {
  if (error instanceof InvalidToken) return { error: error.kind, error_description: error.message };
  return { error: error.kind, detail: error.message, ...error.details };
}

function extraHeaders(error: DomainError, allowance: Call["allowance"]): Record<string, string> {
  const challenge = 'Bearer realm="florin"';
  if (error instanceof InvalidToken) return { "WWW-Authenticate": `${challenge}, error="invalid_token"` };
  if (error instanceof InsufficientScope)
    return { "WWW-Authenticate": `${challenge}, error="insufficient_scope", scope="${error.scope}"` };
  if (error.status === 401) return { "WWW-Authenticate": challenge };
  if (error instanceof TooManyRequests) return { "Retry-After": String(allowance?.resetSeconds ?? 60) };
  if (error.status === 503 || error.kind === IdempotencyInProgress.kind) return { "Retry-After": "2" };
  return {};
}

function unavailable(cause: unknown): DomainError {
  log.error({ err: cause }, "a dependency does not answer");
  return new ServiceUnavailable();
}

function internal(error: unknown, call: Call): Response {
  log.error({ err: error, method: call.request.method, path: call.url.pathname }, "request failed");
  return json(
    {
      error: "InternalServerError",
      detail: "Something failed on our side. The operator finds the cause in the log under this request id.",
      request_id: call.requestId,
    },
    500,
    headersOf(call),
  );
}

const json = (body: object, status: number, headers: Record<string, string>) =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, "Content-Type": "application/json" } });
