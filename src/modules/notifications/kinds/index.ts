import "server-only";
import { type Role, scopesOf } from "@/lib/scopes";
import type { Kind } from "./kind";
import { booksDiffer, disputeDecided, disputeOpened, refundFailed } from "./money";
import { jobParked, webhookEndpointDisabled } from "./running";
import { newOrder, newSubscription, subscriptionCanceled, subscriptionLost } from "./sales";

/** Everything that members are told of, in the order of the switches. */
export const kinds: readonly Kind[] = [
  newOrder,
  newSubscription,
  subscriptionCanceled,
  subscriptionLost,
  disputeOpened,
  disputeDecided,
  refundFailed,
  webhookEndpointDisabled,
  booksDiffer,
  jobParked,
];

/** What a member of this role may be told of. */
export const kindsFor = (role: Role): readonly Kind[] =>
  kinds.filter(({ scope }) => scopesOf(role).includes(scope));

const roles: readonly Role[] = ["owner", "admin", "member"];

/** Which members may be told of a kind. */
export const rolesFor = ({ scope }: Kind): Role[] => roles.filter((role) => scopesOf(role).includes(scope));
