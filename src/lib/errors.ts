import { z } from "zod";

/** A failure the caller can act on. Anything else thrown is our bug, and answers 500. */
export abstract class DomainError extends Error {
  abstract readonly kind: string;
  abstract readonly status: number;
  abstract readonly details: object;
}

export type ErrorStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 503;

/**
 * A kind of failure, declared once: thrown by use cases, answered by routes as
 * `{ error: kind, detail, …details }`, listed in OpenAPI wherever a route declares it.
 */
export function defineError<K extends string, S extends z.ZodRawShape>(
  kind: K,
  spec: { status: ErrorStatus; detail: string; details?: S },
) {
  const details = z.object(spec.details ?? ({} as S));
  return class extends DomainError {
    static readonly kind = kind;
    static readonly status = spec.status;
    static readonly body = z
      .object({ error: z.literal(kind), detail: z.string(), ...details.shape })
      .meta({ id: kind, description: spec.detail });
    override readonly name = kind;
    readonly kind = kind;
    readonly status = spec.status;
    readonly details: object;
    /** `detail` overrides the declared sentence where the case can say more. */
    constructor(
      ...[input, detail]: Record<never, never> extends z.input<typeof details>
        ? [input?: z.input<typeof details>, detail?: string]
        : [input: z.input<typeof details>, detail?: string]
    ) {
      super(detail ?? spec.detail);
      this.details = details.parse(input ?? {});
    }
  };
}

export type ErrorKind = { kind: string; status: ErrorStatus; body: z.ZodType };

/** Another organization's object answers the same: its existence is not told. */
export const ResourceNotFound = defineError("ResourceNotFound", { status: 404, detail: "Not found" });

/** A broken dependency (Stripe, Redis…): nothing was changed, the same request may be sent again. */
export const ServiceUnavailable = defineError("ServiceUnavailable", {
  status: 503,
  detail: "A service this needs does not answer right now. Send the same request again in a moment.",
});

/** What a caller sent does not fit; `detail` is the list of places, as `RequestValidationError` on the wire. */
export class RequestValidationError extends DomainError {
  static readonly kind = "RequestValidationError";
  static readonly status = 422 as const;
  static readonly body = z
    .object({
      error: z.literal("RequestValidationError"),
      detail: z.array(
        z.object({ loc: z.array(z.union([z.string(), z.int()])), msg: z.string(), type: z.string() }),
      ),
    })
    .meta({ id: "RequestValidationError", description: "The request does not match the documented shape." });
  override readonly name = "RequestValidationError";
  readonly kind = RequestValidationError.kind;
  readonly status = RequestValidationError.status;
  readonly details: { detail: ValidationIssue[] };
  constructor(issues: ValidationIssue[]) {
    super(issues[0]?.msg ?? "The request does not match the documented shape.");
    this.details = { detail: issues };
  }
}

export type ValidationIssue = { loc: (string | number)[]; msg: string; type: string };

/** Refuses one field of the body for a reason that only the database or a rule can tell. */
export const invalidField = (loc: string | (string | number)[], msg: string, type = "value_error") =>
  new RequestValidationError([{ loc: ["body", ...(Array.isArray(loc) ? loc : [loc])], msg, type }]);
