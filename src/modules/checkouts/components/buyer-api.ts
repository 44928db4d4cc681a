import type { CheckoutPublic } from "../schema";

export type Issue = { loc: (string | number)[]; msg: string };

export type Failure = {
  ok: false;
  /** 0 when no answer came. */
  status: number;
  kind: string;
  detail: string;
  issues: Issue[];
  /** Where the buyer finds what keeps them from it. */
  url?: string | undefined;
};

export type Answer = { ok: true; checkout: CheckoutPublic } | Failure;

type Call = {
  method?: "GET" | "PATCH" | "POST";
  body?: object;
  idempotencyKey?: string;
  /** Goes out even while the page is left. */
  keepalive?: boolean;
};

const unreachable: Failure = { ok: false, status: 0, kind: "NetworkError", detail: "", issues: [] };

/**
 * Asks the API for the checkout of this secret, or to change it; never throws. The answer is not checked once more: a
 * page and its server are of one build, and the checker would double what this page loads.
 */
export async function askCheckout(
  clientSecret: string,
  step: "" | "/confirm",
  call: Call = {},
): Promise<Answer> {
  const { method = "GET", body, idempotencyKey, keepalive = false } = call;
  try {
    const response = await fetch(`/api/v1/checkouts/client/${clientSecret}${step}`, {
      method,
      keepalive,
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(idempotencyKey && { "Idempotency-Key": idempotencyKey }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    return response.ok ? { ok: true, checkout: answer } : failureOf(response.status, answer);
  } catch {
    return unreachable;
  }
}

function failureOf(
  status: number,
  { error, detail, portal_url: url }: { error?: string; detail?: string | Issue[]; portal_url?: string },
): Failure {
  const issues = Array.isArray(detail) ? detail : [];
  const text = typeof detail === "string" ? detail : (issues[0]?.msg ?? "");
  return { ok: false, status, kind: error ?? "InternalServerError", detail: text, issues, url };
}
