import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import pino from "pino";

/** What every line of a request or job carries. */
export const logContext = new AsyncLocalStorage<{ requestId?: string; job?: string }>();

const secretKeys = [
  "authorization",
  "cookie",
  "token",
  "password",
  "secret",
  "client_secret",
  "number",
  "cvc",
];

/** Structured logs, one JSON object a line. Secrets are masked wherever they stand, two levels deep. */
export const log = pino({
  // biome-ignore lint/style/noProcessEnv: the logger must exist before the settings are checked
  level: process.env.LOG_LEVEL || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  mixin: () => logContext.getStore() ?? {},
  redact: { paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: "[secret]" },
});
