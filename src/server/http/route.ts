import "server-only";
import { trace } from "@opentelemetry/api";
import type { z } from "zod";
import { DomainError, type ErrorKind } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Access, organizationOf, permit, type Subject } from "@/server/auth/access";
import { identify } from "@/server/auth/identify";
import { inOrganization } from "@/server/clock";
import { type Context, type World, world } from "@/server/context";
import { logContext } from "@/server/log";
import { audited } from "./audited";
import { beginCall, type Call } from "./call";
import { errorResponse } from "./error-response";
import { headersOf } from "./headers";
import { idempotently } from "./idempotency";
import { byOperation } from "./operation";
import { readInput } from "./read-input";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type Schema = z.ZodType | undefined;

/** What a handler gets. `operationId` stays the same when a request is repeated under one Idempotency-Key. */
type Input<C, P, Q, B> = {
  ctx: C;
  subject: Subject;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  operationId: string;
  call: Call;
};

/** One endpoint, as data. Served by Next, published in OpenAPI, walked by the contract tests. */
export type RouteSpec<C, P extends Schema, Q extends Schema, B extends Schema, R extends Schema> = {
  method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Path below `/api/v1`, OpenAPI style: `/customers/{id}`. */
  path: `/${string}`;
  /** The name of the operation in clients: `products.list`. */
  name: `${string}.${string}`;
  summary: string;
  access: Access;
  params?: P;
  query?: Q;
  body?: B;
  /** Absent: the answer has no body (204), or the handler answers a Response of type `produces`. */
  returns?: R;
  produces?: "text/csv" | "text/event-stream" | "application/octet-stream";
  status?: 200 | 201 | 202 | 204;
  errors?: readonly ErrorKind[];
  /** The answer shows something that we do not keep: it must not lie in the database for a replay, but encrypted. */
  answersSecret?: true;
  /** What a shop's own application does all day, and keeps a log of by itself: the audit log does not tell of it. */
  isUsage?: true;
  /** The use case keeps what it did under the operation's id by itself, so that no answer has to be kept: see `byOperation`. */
  remembersOperation?: true;
  handler(input: Input<C, P, Q, B>): Promise<R extends z.ZodType ? z.input<R> | Response : unknown>;
};

export type Route = {
  (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response>;
  // biome-ignore lint/suspicious/noExplicitAny: a list of routes holds handlers of any input
  spec: RouteSpec<any, Schema, Schema, Schema, Schema>;
};

/** An endpoint of an organization: its context carries the organization that the caller acts for. */
export const route = <
  R extends Schema = undefined,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  spec: RouteSpec<Context, P, Q, B, R>,
): Route => serve(spec as unknown as Route["spec"]);

/** An endpoint that belongs to no organization, or finds its own: its context is the bare world. */
export const openRoute = <
  R extends Schema = undefined,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
>(
  spec: RouteSpec<World, P, Q, B, R>,
): Route => serve(spec as unknown as Route["spec"]);

function serve(spec: Route["spec"]): Route {
  const tracer = trace.getTracer("florin");
  const answerCall = async (request: Request, context: { params: Promise<Record<string, string>> }) => {
    const call = beginCall(request);
    return logContext.run({ requestId: call.requestId }, () =>
      tracer.startActiveSpan(`${spec.method} ${spec.path}`, async (span) => {
        try {
          return await steps(spec, call, await context.params);
        } catch (error) {
          return errorResponse(error, call, spec.errors ?? []);
        } finally {
          span.end();
        }
      }),
    );
  };
  return Object.assign(answerCall, { spec });
}

async function steps(spec: Route["spec"], call: Call, params: Record<string, string>): Promise<Response> {
  const here = world();
  const { subject, allowance } = await identify(here, call.request, call.address);
  call.allowance = allowance;
  permit(spec.access, subject);
  const { rawBody, ...input } = await readInput(call.request, call.url, params, spec);
  const organizationId = organizationOf(subject);
  const ctx = organizationId ? await inOrganization(here, organizationId) : { ...here, organizationId };
  const respond = async (operation: string | null) => {
    const given = { ctx, subject, ...input, operationId: operation ?? newId(), call };
    return answer(spec, call, await audited(spec, ctx, given, () => spec.handler(given)));
  };
  if (spec.remembersOperation) return byOperation(here, call, { subject, rawBody }, respond);
  const respondOrRefuse = (operation: string | null) =>
    respond(operation).catch((error) => refusal(spec, call, error));
  return idempotently(
    here,
    call,
    { subject, rawBody, isSecret: spec.answersSecret ?? false },
    respondOrRefuse,
  );
}

/** A refusal is an answer like any other, to be kept under the key; what invites to try again is thrown on. */
function refusal(spec: Route["spec"], call: Call, error: unknown): Response {
  if (!(error instanceof DomainError) || [401, 429, 503].includes(error.status)) throw error;
  return errorResponse(error, call, spec.errors ?? []);
}

function answer(spec: Route["spec"], call: Call, output: unknown): Response {
  const headers = headersOf(call);
  if (output instanceof Response) {
    for (const [name, value] of Object.entries(headers))
      if (!output.headers.has(name)) output.headers.set(name, value);
    return output;
  }
  if (!spec.returns) return new Response(null, { status: 204, headers });
  const body = JSON.stringify(spec.returns.parse(output));
  return new Response(body, {
    status: spec.status ?? 200,
    headers: { ...headers, "Content-Type": "application/json" },
  });
}
