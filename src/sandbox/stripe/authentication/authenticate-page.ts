/**
 * The page that stands for the bank's 3-D Secure challenge. An intent that waits for it names the page's address in
 * `next_action.redirect_to_url.url`. People press a button; a script sends the same form, to the same address:
 *
 *   curl -X POST "$URL" -d outcome=complete      (or outcome=fail)
 *
 * The answer is 303 to the intent's return_url with `payment_intent`, `payment_intent_client_secret` and
 * `redirect_status` (`succeeded` or `failed`; `setup_intent…` for a setup intent), or a text when there is none.
 */
import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { written } from "../payments/amounts.ts";
import type { Cause, Sandbox } from "../sandbox.ts";
import {
  type AuthenticationState,
  findAuthentication,
  finishAuthentication,
} from "./finish-authentication.ts";
import { challengePage, resultPage } from "./page-layout.ts";

const buyer: Cause = { requestId: null, idempotencyKey: null };

export function authenticationRoutes(app: Hono<{ Bindings: HttpBindings }>, sandbox: Sandbox): void {
  app.get("/authenticate/:id", (c) => {
    const state = sandbox.work(buyer, (work) => findAuthentication(work, c.req.param("id")));
    return state?.stage === "pending" ? challenge(state) : result(state);
  });
  app.post("/authenticate/:id", async (c) => {
    const outcome = new URLSearchParams(await c.req.text()).get("outcome");
    if (outcome !== "complete" && outcome !== "fail") return c.text("outcome must be complete or fail.", 400);
    const passed = outcome === "complete";
    const state = sandbox.work(buyer, (work) => finishAuthentication(work, c.req.param("id"), passed));
    const back = state === null ? null : returnAddress(state);
    if (state === null || state.stage === "superseded" || back === null) return result(state);
    return c.redirect(back, 303);
  });
}

function challenge(state: AuthenticationState): Response {
  const { intent } = state;
  const subject =
    intent.object === "payment_intent"
      ? `the payment of ${written(intent.amount, intent.currency)}`
      : "saving the card";
  return html(challengePage(subject), 200, state.authentication.returnUrl);
}

function result(state: AuthenticationState | null): Response {
  if (state === null) return html(resultPage("This authentication does not exist.", null), 404, null);
  const texts = {
    pending: "The authentication is pending.",
    succeeded: "The authentication was completed.",
    failed: "The authentication failed.",
    superseded: "This authentication is over: the payment has gone on without it.",
  };
  return html(resultPage(texts[state.stage], returnAddress(state)), 200, null);
}

/** Where the buyer goes back to, told what came of it. */
function returnAddress({ authentication, intent, stage }: AuthenticationState): string | null {
  if (authentication.returnUrl === null) return null;
  const address = new URL(authentication.returnUrl);
  address.searchParams.set(intent.object, intent.id);
  address.searchParams.set(`${intent.object}_client_secret`, intent.client_secret ?? "");
  const settled = ["succeeded", "requires_capture", "processing"].includes(intent.status);
  address.searchParams.set("redirect_status", stage === "succeeded" && settled ? "succeeded" : "failed");
  return address.href;
}

function html(page: string, status: number, returnUrl: string | null): Response {
  // The form's answer leads to the return_url, which the policy has to allow as well.
  const onward = returnUrl === null ? "" : ` ${originOf(returnUrl)}`;
  return new Response(page, {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "Content-Security-Policy": `default-src 'none'; style-src 'unsafe-inline'; form-action 'self'${onward}; base-uri 'none'`,
    },
  });
}

function originOf(address: string): string {
  const { origin, protocol } = new URL(address);
  return origin === "null" ? protocol : origin;
}
