import type { z } from "zod";
import type { ValidationIssue } from "./errors";

type QueryValue = string | number | boolean | null | undefined | readonly (string | number | boolean)[];

export type RequestOptions = {
  /** The organization one acts for: a user may belong to several. */
  organization?: string;
  method?: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** A list repeats its parameter; null, undefined and "" leave it out. */
  query?: { readonly [name: string]: QueryValue };
  body?: unknown;
  /** Makes a repetition of a POST, PATCH or DELETE have one effect. */
  idempotencyKey?: string;
  signal?: AbortSignal;
};

/** An answer of our API that is no success: `message` says what to do, `requestId` finds it in the logs. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** As the reference lists it: `ResourceNotFound`; `NetworkError` when no answer came at all. */
  readonly kind: string;
  /** 0 when no answer came. */
  readonly status: number;
  readonly requestId: string | undefined;
  /** What is wrong with the fields that were sent, of a 422. */
  readonly issues: readonly ValidationIssue[];

  constructor(failure: {
    kind: string;
    detail: string;
    status: number;
    requestId?: string | undefined;
    issues?: readonly ValidationIssue[];
  }) {
    super(failure.detail);
    this.kind = failure.kind;
    this.status = failure.status;
    this.requestId = failure.requestId;
    this.issues = failure.issues ?? [];
  }
}

/** Whether the same request may well succeed in a moment. */
export const mayRetry = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status === 429 || error.status >= 500);

/**
 * Asks our own API with the session of the browser; the answer is checked by the schema that the server used.
 * `schema` null: the answer has no body. `path` starts below `/api/v1`.
 * @throws ApiError
 */
export function request<S extends z.ZodType>(
  schema: S,
  path: `/${string}`,
  options?: RequestOptions,
): Promise<z.output<S>>;
export function request(schema: null, path: `/${string}`, options?: RequestOptions): Promise<null>;
export async function request(
  schema: z.ZodType | null,
  path: `/${string}`,
  options: RequestOptions = {},
): Promise<unknown> {
  const response = await send(path, options);
  if (!response.ok) throw await failureOf(response);
  return schema === null ? null : schema.parse(await response.json());
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { organization, method = "GET", query, body, idempotencyKey, signal } = options;
  const headers = new Headers({ Accept: "application/json" });
  if (organization) headers.set("X-Florin-Organization", organization);
  if (idempotencyKey) headers.set("Idempotency-Key", idempotencyKey);
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const url = `/api/v1${path}${searchOf(query)}`;
  try {
    return await fetch(url, {
      method,
      headers,
      credentials: "same-origin",
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const detail = "The server cannot be reached. Check the connection and try again.";
    throw new ApiError({ kind: "NetworkError", detail, status: 0 });
  }
}

/** `{ status: ["paid", "pending"], page: 2 }` → `?status=paid&status=pending&page=2` */
export function searchOf(query: RequestOptions["query"]): string {
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query ?? {})) {
    for (const value of Array.isArray(given) ? given : [given])
      if (value !== null && value !== undefined && value !== "") search.append(name, String(value));
  }
  return search.size > 0 ? `?${search}` : "";
}

/** Where the browser finds the CSV of what a list's filters leave, whatever page of it is shown. */
export function exportUrl(
  noun: "orders" | "customers" | "subscriptions" | "journal" | "metrics" | "audit-log",
  organizationId: string,
  search: RequestOptions["query"],
) {
  const { page, limit, sorting, ...filters } = search ?? {};
  return `/api/v1/${noun}/export${searchOf({ organization_id: organizationId, ...filters })}`;
}

async function failureOf(response: Response): Promise<ApiError> {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const answer = (await response.json().catch(() => null)) as {
    error?: unknown;
    detail?: unknown;
    error_description?: unknown;
  } | null;
  const { error, detail, error_description: description } = answer ?? {};
  const issues = Array.isArray(detail) ? (detail as ValidationIssue[]) : [];
  const said = issues[0]?.msg ?? detail ?? description;
  return new ApiError({
    kind: typeof error === "string" ? error : "InternalServerError",
    detail: typeof said === "string" ? said : "Something failed on our side. Try again in a moment.",
    status: response.status,
    requestId,
    issues,
  });
}
