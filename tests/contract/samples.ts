import { catalogue } from "./samples/catalogue.ts";
import { credits } from "./samples/credits.ts";
import { customerMembers } from "./samples/customer-members.ts";
import { customerSeats } from "./samples/customer-seats.ts";
import { customerSessions } from "./samples/customer-sessions.ts";
import { downloads } from "./samples/downloads.ts";
import { licenseKeys } from "./samples/license-keys.ts";
import { openOrders } from "./samples/open-orders.ts";
import { ownSubscriptions } from "./samples/own-subscriptions.ts";
import { people } from "./samples/people.ts";
import { sales } from "./samples/sales.ts";
import type { Sample } from "./samples/sample.ts";
import { subscriptions } from "./samples/subscriptions.ts";
import { testClock } from "./samples/test-clock.ts";
import { webhooks } from "./samples/webhooks.ts";

/** A valid request for every endpoint, by its name. An endpoint without one fails the standing cases: add it to a file of `samples/`. */
export const samples: Record<string, Sample> = {
  ...people,
  ...catalogue,
  ...downloads,
  ...sales,
  ...openOrders,
  ...subscriptions,
  ...ownSubscriptions,
  ...credits,
  ...customerMembers,
  ...customerSeats,
  ...customerSessions,
  ...licenseKeys,
  ...testClock,
  ...webhooks,
};
