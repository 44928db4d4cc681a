/**
 * The controls of local tests, under a path that Stripe does not have. None of them needs a key.
 *
 * - `GET /_sandbox/health` answers 200 once the sandbox works.
 * - `POST /_sandbox/faults` `{ "method", "path", "mode", "delay_ms"?, "times"? }` makes the next `times` requests to
 *   that path go wrong; `GET` lists and `DELETE` clears what is set. A part of `path` such as `:id` fits anything.
 * - `POST /_sandbox/webhooks` `{ "paused": true | false }` holds deliveries back, also over a restart, or lets them go.
 * - `POST /_sandbox/payment-methods/:id` `{ "behaves_as" }` has a payment method answered by the bank from now on as the
 *   test card of that number, so that a saved card begins to fail, or recovers. It looks the same as before.
 * - `POST /_sandbox/tasks` has everything happen now that happens by itself after a while: charges and refunds settle, disputes open and are decided.
 * - `POST /_sandbox/tasks/hold` `{ "held": true | false }` has none of that happen unless it is asked for, also over a restart, or lets it go.
 * - `POST /_sandbox/webhooks/replay` `{ "event", "times"? }` delivers an event again.
 */
import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import { findTestCard } from "../cards/catalogue.ts";
import type { Cause, Sandbox } from "../sandbox.ts";
import { wants } from "../webhooks/endpoints.ts";
import { behaveAs } from "./behave-as.ts";
import { faultModes } from "./faults.ts";

type Bound = { Bindings: HttpBindings };
type Body = Readonly<Record<string, unknown>>;

const byHand: Cause = { requestId: null, idempotencyKey: null };

export function controlRoutes(app: Hono<Bound>, sandbox: Sandbox): void {
  app.get("/_sandbox/health", (c) =>
    c.json({
      status: "ok",
      webhooks_paused: sandbox.switches.isOn("webhooks-paused"),
      pending_deliveries: sandbox.queue.pending(),
    }),
  );
  app.get("/_sandbox/faults", (c) => c.json({ faults: sandbox.faults.all() }));
  app.delete("/_sandbox/faults", (c) => {
    sandbox.faults.clear();
    return c.json({ faults: [] });
  });
  app.post("/_sandbox/faults", async (c) => addFault(c, sandbox, await readBody(c)));
  app.post("/_sandbox/payment-methods/:id", async (c) =>
    changeBehaviour(c, sandbox, c.req.param("id"), await readBody(c)),
  );
  app.post("/_sandbox/tasks", (c) => c.json({ ran: sandbox.runTasks() }));
  app.post("/_sandbox/tasks/hold", async (c) => holdTasks(c, sandbox, await readBody(c)));
  app.post("/_sandbox/webhooks", async (c) => pauseWebhooks(c, sandbox, await readBody(c)));
  app.post("/_sandbox/webhooks/replay", async (c) => replay(c, sandbox, await readBody(c)));
}

function addFault(c: Context<Bound>, sandbox: Sandbox, body: Body | null): Response {
  const mode = faultModes.find((known) => known === body?.mode);
  const { method, path, delay_ms: delayMs = 0, times = 1 } = body ?? {};
  if (mode === undefined) return refused(c, `mode must be one of ${faultModes.join(", ")}.`);
  if (typeof method !== "string" || typeof path !== "string")
    return refused(c, "method and path must be texts.");
  if (typeof delayMs !== "number" || typeof times !== "number") {
    return refused(c, "delay_ms and times must be numbers.");
  }
  sandbox.faults.add({ method: method.toUpperCase(), path, mode, delayMs, times });
  return c.json({ faults: sandbox.faults.all() }, 201);
}

function changeBehaviour(c: Context<Bound>, sandbox: Sandbox, id: string, body: Body | null): Response {
  const card = findTestCard(String(body?.behaves_as ?? ""));
  if (card === undefined) return refused(c, "behaves_as must be the number of a test card.");
  const isKnown = sandbox.work(byHand, (work) => behaveAs(work, id, card));
  return isKnown ? c.json({ id, behaves_as: card.number }) : c.json({ error: `There is no ${id}.` }, 404);
}

function pauseWebhooks(c: Context<Bound>, sandbox: Sandbox, body: Body | null): Response {
  const paused = body?.paused;
  if (typeof paused !== "boolean") return refused(c, "paused must be true or false.");
  sandbox.switches.turn("webhooks-paused", paused);
  sandbox.wakeDeliveries();
  return c.json({ paused });
}

function holdTasks(c: Context<Bound>, sandbox: Sandbox, body: Body | null): Response {
  const held = body?.held;
  if (typeof held !== "boolean") return refused(c, "held must be true or false.");
  sandbox.holdTasks(held);
  return c.json({ held });
}

function replay(c: Context<Bound>, sandbox: Sandbox, body: Body | null): Response {
  const { event: id, times = 1 } = body ?? {};
  if (typeof id !== "string" || typeof times !== "number")
    return refused(c, "event must be an id, times a number.");
  const event = sandbox.tables.events.find(id);
  if (event === undefined) return c.json({ error: `There is no event ${id}.` }, 404);
  const endpoints = sandbox.tables.webhookEndpoints.all().filter((endpoint) => wants(endpoint, event.type));
  for (let round = 0; round < times; round++) {
    for (const endpoint of endpoints) sandbox.queue.add(event.id, endpoint.id, Date.now());
  }
  sandbox.wakeDeliveries();
  return c.json({ queued: endpoints.length * times });
}

/** JSON under its own media type only: a page of another origin cannot send that without being asked first. */
async function readBody(c: Context<Bound>): Promise<Body | null> {
  if (!c.req.header("content-type")?.startsWith("application/json")) return null;
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === "object" && body !== null ? { ...body } : null;
}

function refused(c: Context<Bound>, error: string): Response {
  return c.json({ error: `${error} Send JSON as application/json.` }, 400);
}
