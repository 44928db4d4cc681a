import { at, churn, type Definition, money, net, rate, scalar, share, sold } from "./definition";

const gaveUp = (name: string, reason: string): Definition =>
  scalar(
    `Canceled: ${name}`,
    `Subscriptions given up in the period, with this as the reason.`,
    sold(`canceled:${reason}`, ({ canceled }) => canceled),
  );

/** How many subscriptions there are, come and go. */
export const ofSubscriptions = {
  active_subscriptions: scalar(
    "Active subscriptions",
    "Those in their trial, paid for or past due, at the end of the period.",
    at("active"),
  ),
  committed_subscriptions: scalar(
    "Committed subscriptions",
    "Active subscriptions without those that are to end with their period.",
    at("committed"),
  ),
  new_subscriptions: scalar(
    "New subscriptions",
    "Subscriptions that began in the period, with or without a trial.",
    ({ within }) => within.all.new_subscriptions,
  ),
  new_subscriptions_revenue: money(
    "Revenue of new subscriptions",
    "Revenue of their first orders.",
    sold("new", ({ revenue }) => revenue),
  ),
  new_subscriptions_net_revenue: money(
    "Net revenue of new subscriptions",
    "Net revenue of their first orders.",
    sold("new", net),
  ),
  renewed_subscriptions: scalar(
    "Renewed subscriptions",
    "Orders for a further period of a subscription.",
    sold("renewed", ({ orders }) => orders),
  ),
  renewed_subscriptions_revenue: money(
    "Revenue of renewals",
    "Their revenue.",
    sold("renewed", ({ revenue }) => revenue),
  ),
  renewed_subscriptions_net_revenue: money(
    "Net revenue of renewals",
    "Their net revenue.",
    sold("renewed", net),
  ),
  churned_subscriptions: scalar(
    "Churned subscriptions",
    "Subscriptions that paid and stopped: ended, paused, unpaid or changed to a free plan.",
    ({ within }) => within.all.stopped,
  ),
  churn_rate: rate(
    "Subscription churn",
    "Of the subscriptions that paid at some time in the period, the share that stopped.",
    churn,
  ),
  trials_ended: scalar(
    "Trials that ended",
    "Trials that ended in the period, one way or the other.",
    ({ within }) => within.all.trials_ended,
  ),
  trial_conversion_rate: rate(
    "Trial conversion",
    "Of the trials that ended in the period, the share that went on as a subscription.",
    ({ within }) => share(within.all.trials_converted, within.all.trials_ended),
  ),
  canceled_subscriptions: scalar(
    "Canceled subscriptions",
    "Subscriptions that were given up in the period, at once or by the end of what is paid, and not taken up again.",
    ({ within }) => within.all.canceled,
  ),
  canceled_subscriptions_customer_service: gaveUp("customer service", "customer_service"),
  canceled_subscriptions_low_quality: gaveUp("low quality", "low_quality"),
  canceled_subscriptions_missing_features: gaveUp("missing features", "missing_features"),
  canceled_subscriptions_switched_service: gaveUp("switched service", "switched_service"),
  canceled_subscriptions_too_complex: gaveUp("too complex", "too_complex"),
  canceled_subscriptions_too_expensive: gaveUp("too expensive", "too_expensive"),
  canceled_subscriptions_unused: gaveUp("unused", "unused"),
  canceled_subscriptions_other: gaveUp("other", "other"),
};
