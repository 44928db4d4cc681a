import "server-only";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import type { ErrorKind } from "@/lib/errors";
import { RequestValidationError, ServiceUnavailable } from "@/lib/errors";
import { InvalidToken, NotPermitted, TooManyRequests, Unauthorized } from "@/server/auth/errors";
import { IdempotencyInProgress, IdempotencyMismatch } from "./idempotency-errors";
import { PayloadTooLarge } from "./read-input";
import type { Route } from "./route";

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });

const IdempotencyKey = z.string().min(1).max(255).optional().meta({
  description: "Repeat a request under the same key and its first answer comes again, for 24 hours.",
});

/** What any endpoint may answer, and no caller can act on: our own bug. */
const InternalServerError = z
  .object({ error: z.literal("InternalServerError"), detail: z.string(), request_id: z.string() })
  .meta({
    id: "InternalServerError",
    description:
      "Something failed on our side. The operator finds the cause in the log under this request id.",
  });

type About = {
  title: string;
  version: string;
  description?: string;
  /** What each group of operations is, by the part of their names before the dot. */
  tags?: readonly { name: string; description: string }[];
};

/** The OpenAPI 3.1 document of `routes`, made from the very schemas that serve them. */
export function openApi(routes: readonly Route[], about: About, server: string) {
  const { tags, ...info } = about;
  const paths: ZodOpenApiPathsObject = {};
  for (const { spec } of routes) {
    paths[spec.path] = { ...paths[spec.path], [spec.method.toLowerCase()]: operation(spec) };
  }
  return createDocument(
    {
      openapi: "3.1.0",
      info,
      servers: [{ url: server }],
      ...(tags && { tags: [...tags] }),
      paths,
      components: {
        securitySchemes: {
          access_token: { type: "http", scheme: "bearer", description: "`florin_oat_…`" },
          customer_session: { type: "http", scheme: "bearer", description: "`florin_cst_…`" },
          session: {
            type: "apiKey",
            in: "cookie",
            name: "florin.session_token",
            description: "A person signed in to the dashboard. Over https the name begins with `__Host-`.",
          },
        },
      },
    },
    {
      // Answers may hold more than is documented: that is how the API grows.
      override: ({ jsonSchema, io }) => {
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    },
  );
}

/** Each way in by itself is enough. */
function security({ subjects, scope }: Route["spec"]["access"]): Record<string, string[]>[] {
  const scopes = scope ? [scope] : [];
  return [
    ...(subjects.includes("anonymous") ? [{}] : []),
    ...(subjects.includes("organization") ? [{ access_token: scopes }] : []),
    ...(subjects.includes("customer") && !subjects.includes("anonymous") ? [{ customer_session: [] }] : []),
    ...(subjects.includes("user") ? [{ session: scopes }] : []),
  ];
}

function operation(spec: Route["spec"]): ZodOpenApiOperationObject {
  const writes = spec.method !== "GET";
  return {
    operationId: spec.name,
    tags: [spec.name.slice(0, spec.name.indexOf("."))],
    summary: spec.summary,
    security: security(spec.access),
    requestParams: {
      ...(spec.params && { path: spec.params as z.ZodObject }),
      ...(spec.query && { query: spec.query as z.ZodObject }),
      ...(writes && { header: z.object({ "Idempotency-Key": IdempotencyKey }) }),
    },
    ...(spec.body && { requestBody: { required: true, ...json(spec.body) } }),
    responses: {
      ...success(spec),
      ...failures(errorsOf(spec)),
      500: { description: "InternalServerError", ...json(InternalServerError) },
    },
  };
}

function success(spec: Route["spec"]) {
  if (spec.returns) return { [spec.status ?? 200]: { description: "OK", ...json(spec.returns) } };
  if (spec.produces)
    return {
      [spec.status ?? 200]: { description: "OK", content: { [spec.produces]: { schema: z.string() } } },
    };
  return { 204: { description: "Done" } };
}

/** Every kind that the endpoint may answer: its own, and those of the steps around it. */
export function errorsOf(spec: Route["spec"]): ErrorKind[] {
  const standing: ErrorKind[] = [InvalidToken, TooManyRequests, ServiceUnavailable];
  if (!spec.access.subjects.includes("anonymous")) standing.push(Unauthorized, NotPermitted);
  if (spec.params || spec.query || spec.body) standing.push(RequestValidationError);
  if (spec.body) standing.push(PayloadTooLarge);
  if (spec.method !== "GET") standing.push(IdempotencyMismatch, IdempotencyInProgress);
  return [...new Set([...standing, ...(spec.errors ?? [])])];
}

function failures(errors: readonly ErrorKind[]) {
  const statuses = [...new Set(errors.map(({ status }) => status))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const kinds = errors.filter((error) => error.status === status);
      const [first, ...rest] = kinds.map(({ body }) => body);
      const schema = first && rest.length > 0 ? z.union([first, ...rest]) : (first ?? z.unknown());
      return [status, { description: kinds.map(({ kind }) => kind).join(", "), ...json(schema) }];
    }),
  );
}
