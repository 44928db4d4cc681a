import "server-only";
import { ServiceUnavailable } from "@/lib/errors";
import { SECOND_MS } from "@/lib/time";

const TIMEOUT_MS = 15 * SECOND_MS;

/** Longer than any service means it; what says more is asked again by then. */
const LONGEST_WAIT_MS = 60 * 60 * SECOND_MS;

/** A service asks for patience: nothing was done, and the same may be asked again at that instant, real time. */
export class SlowDown extends Error {
  override readonly name = "SlowDown";
  readonly until: Date;
  constructor(until: Date) {
    super(`the service asks to wait until ${until.toISOString()}`);
    this.until = until;
  }
}

/** What a service said. `body`: its JSON, or null. */
export type Said = { status: number; body: unknown };

export type Question = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  headers?: Record<string, string>;
  json?: object;
  form?: Record<string, string>;
};

/**
 * Asks a service of others at an address that the operator has set. Its refusals are answers; how it names them is the caller's matter.
 * @throws SlowDown when its limit is reached; ServiceUnavailable when it fails, or does not answer within 15 seconds
 */
export async function askService(
  url: string,
  { method = "GET", headers, json, form }: Question,
): Promise<Said> {
  const body = json ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : null;
  const type = json ? "application/json" : "application/x-www-form-urlencoded";
  try {
    const answer = await fetch(url, {
      method,
      headers: { Accept: "application/json", ...(body !== null && { "Content-Type": type }), ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    const until = waitOf(answer);
    if (until) throw new SlowDown(until);
    if (answer.status >= 500) throw new Error(`${method} ${new URL(url).pathname} answered ${answer.status}`);
    return { status: answer.status, body: jsonOf(text) };
  } catch (error) {
    throw error instanceof SlowDown ? error : Object.assign(new ServiceUnavailable(), { cause: error });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** 429, or 403 of a used-up limit, as GitHub says it. */
function waitOf({ status, headers }: Response): Date | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  const isUsedUp = headers.get("x-ratelimit-remaining") === "0";
  if (status !== 429 && !(status === 403 && (isUsedUp || seconds >= 0))) return null;
  const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN) * SECOND_MS - Date.now();
  const wait = seconds >= 0 ? seconds * SECOND_MS : reset > 0 ? reset : 60 * SECOND_MS;
  return new Date(Date.now() + Math.min(Math.max(wait, SECOND_MS), LONGEST_WAIT_MS));
}
