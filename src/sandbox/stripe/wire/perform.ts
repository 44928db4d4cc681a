import type { Sandbox } from "../sandbox.ts";
import { ApiError } from "./api-error.ts";
import { authorize, secretKeyRequired } from "./authorize.ts";
import { expand } from "./expand.ts";
import { type Form, parseForm } from "./form.ts";
import { type KeptAnswer, requestFingerprint } from "./idempotency.ts";
import type { Operation } from "./operation.ts";
import { refuseUnknown, texts } from "./parameters.ts";

/** A request as it came over the wire. */
export interface WireRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The form, from the body or the query. */
  readonly text: string;
  readonly authorization: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly variable: (name: string) => string;
}

export interface WireAnswer extends KeptAnswer {
  readonly replayed: boolean;
}

/** What an operation has to answer besides what is kept: how to go on after it was let in. */
interface Admitted {
  /** Carries the operation out, once. */
  run(): WireAnswer;
  /** Frees the Idempotency-Key for others. Must be called, whatever happens. */
  release(): void;
}

/**
 * Lets a request in or throws the `ApiError` that refuses it: key, parameters and Idempotency-Key are looked at
 * here, so that a second request under the same key is refused from this moment until `release`.
 */
export function admit(sandbox: Sandbox, operation: Operation, request: WireRequest): Admitted {
  const form = parseForm(request.text);
  const key = authorize(sandbox.settings, request.authorization, form);
  if (key === "publishable" && operation.publishable !== true) throw secretKeyRequired();
  const idempotencyKey = request.method === "POST" ? request.idempotencyKey : undefined;
  const fingerprint =
    idempotencyKey === undefined ? "" : requestFingerprint(request.method, request.path, request.text);
  const kept = idempotencyKey === undefined ? null : sandbox.idempotency.find(idempotencyKey, fingerprint);
  if (kept !== null) return { run: () => ({ ...kept, replayed: true }), release: () => undefined };
  // Browsers send particulars of their own, which a page cannot leave out.
  if (key === "secret") refuseUnknown(form, operation.accepts);
  if (idempotencyKey !== undefined) sandbox.idempotency.hold(idempotencyKey);
  return {
    run: () => execute(sandbox, operation, request, { form, key, idempotencyKey, fingerprint }),
    release: () => idempotencyKey !== undefined && sandbox.idempotency.release(idempotencyKey),
  };
}

interface Particulars {
  readonly form: Form;
  readonly key: "secret" | "publishable";
  readonly idempotencyKey: string | undefined;
  readonly fingerprint: string;
}

function execute(
  sandbox: Sandbox,
  operation: Operation,
  request: WireRequest,
  given: Particulars,
): WireAnswer {
  const { form, key, idempotencyKey, fingerprint } = given;
  const cause = { requestId: request.id, idempotencyKey: idempotencyKey ?? null };
  return sandbox.work(cause, (work) => {
    const call = { ...work, form, key, path: request.variable };
    const { status, body } = answerOf(() => {
      const object = operation.run(call);
      if (form.expand === undefined) return object;
      // A copy, so that nothing expanded can slip into what is kept.
      const answer = structuredClone(object);
      expand(work.tables, answer, texts(form, "expand"));
      return answer;
    });
    const answer = { status, body: JSON.stringify(body), requestId: request.id };
    if (idempotencyKey !== undefined) sandbox.idempotency.keep(idempotencyKey, fingerprint, answer);
    return { ...answer, replayed: false };
  });
}

/** A refusal of an operation that had begun is an answer as well: what it wrote stays. Any other undoes it. */
function answerOf(run: () => object): { status: number; body: object } {
  try {
    return { status: 200, body: run() };
  } catch (error) {
    if (error instanceof ApiError && error.executed)
      return { status: error.status, body: { error: error.body } };
    throw error;
  }
}
