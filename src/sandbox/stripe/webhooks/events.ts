import type Stripe from "stripe";
import type { EventRecord } from "../store/tables.ts";
import { noSuch } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { createdRange, type Filter, listOf, pagingNames } from "../wire/list.ts";
import { type Call, nothing, type Operation } from "../wire/operation.ts";
import { accepts, text, texts } from "../wire/parameters.ts";

function getEvent(call: Call): EventRecord {
  const event = call.tables.events.find(call.path("id"));
  if (event === undefined) throw noSuch("event", call.path("id"));
  return asOfNow(call, event);
}

function listEvents(call: Call): object {
  const filter = { ...typeFilter(call.form), ...createdRange(call.form) };
  const list = listOf(call.tables.events, call.form, "/v1/events", "event", filter);
  return { ...list, data: list.data.map((event) => asOfNow(call, event)) };
}

function asOfNow(call: Call, event: EventRecord): EventRecord {
  return { ...event, pending_webhooks: call.undelivered(event.id) };
}

/** By `type`, which may end in `.*`, or by any of `types`. */
function typeFilter(form: Form): Filter {
  const given = [...texts(form, "types"), text(form, "type")].filter((type) => type !== undefined);
  if (given.length === 0) return { where: {} };
  const patterns = given.map((type) =>
    type.replaceAll("_", "\\_").replaceAll("%", "\\%").replaceAll("*", "%"),
  );
  return { where: {}, like: { column: "type", patterns } };
}

export const eventOperations: readonly Operation[] = [
  { method: "GET", path: "/v1/events/:id", accepts: nothing, run: getEvent },
  {
    method: "GET",
    path: "/v1/events",
    accepts: accepts<Stripe.EventListParams>("created", "type", "types", ...pagingNames),
    run: listEvents,
  },
];
