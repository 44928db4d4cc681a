import type { Work } from "../work.ts";
import type { Form } from "./form.ts";

export type KeyKind = "secret" | "publishable";

/** A request that was let in, as an operation sees it. */
export interface Call extends Work {
  readonly form: Form;
  readonly key: KeyKind;
  /** The variable part of the path, such as `id`. */
  path(name: string): string;
}

/** One operation of the API, as data. */
export interface Operation {
  readonly method: "GET" | "POST" | "DELETE";
  /** With `:name` for what varies. */
  readonly path: string;
  /** Whether a browser may call it with the publishable key. */
  readonly publishable?: boolean;
  /** Top-level parameters besides `expand`; any other is refused. */
  readonly accepts: ReadonlySet<string>;
  /** Answers an object of Stripe's API, not expanded, or throws an `ApiError`. */
  readonly run: (call: Call) => object;
}

export const nothing: ReadonlySet<string> = new Set();
