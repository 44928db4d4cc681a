import type { Settings } from "../settings.ts";
import { ApiError } from "./api-error.ts";
import type { Form } from "./form.ts";
import type { KeyKind } from "./operation.ts";
import { text } from "./parameters.ts";

/** Which key the caller holds: from Bearer, from Basic as user name, or from the parameter `key` as browsers send it. */
export function authorize(settings: Settings, header: string | undefined, form: Form): KeyKind {
  const key = keyOf(header) ?? text(form, "key");
  if (key === undefined) {
    throw unauthorized("You did not provide an API key: send it as Authorization: Bearer YOUR_SECRET_KEY.");
  }
  if (key === settings.secretKey) return "secret";
  if (key === settings.publishableKey) return "publishable";
  throw unauthorized(`Invalid API Key provided: ${masked(key)}`);
}

/** The refusal of an operation that a browser may not call. */
export function secretKeyRequired(): ApiError {
  return new ApiError(403, {
    type: "invalid_request_error",
    code: "secret_key_required",
    message: "This API call cannot be made with a publishable API key. Please use a secret API key.",
  });
}

function keyOf(header: string | undefined): string | undefined {
  const [, scheme, value] = /^(Bearer|Basic)\s+(\S+)\s*$/i.exec(header ?? "") ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === "bearer") return value;
  const [user] = Buffer.from(value, "base64").toString("utf8").split(":");
  return user;
}

function unauthorized(message: string): ApiError {
  return new ApiError(401, { type: "invalid_request_error", message });
}

function masked(key: string): string {
  return key.length <= 12 ? "*".repeat(key.length) : `${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`;
}
