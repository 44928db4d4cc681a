import { money, net, quotient, rate, scalar, share, sold } from "./definition";

/** What checkouts and orders come to. */
export const ofOrders = {
  orders: scalar("Orders", "Orders that were paid, refunded ones too.", ({ within }) => within.all.orders),
  revenue: money(
    "Revenue",
    "What the orders of the period came to, after discounts and before tax; refunds are not taken off.",
    ({ within }) => within.all.revenue,
  ),
  net_revenue: money(
    "Net revenue",
    "Revenue less what was given back since of these orders, whenever that was.",
    ({ within }) => net(within.all),
  ),
  cumulative_revenue: money(
    "Cumulative revenue",
    "Revenue since the beginning of the first period.",
    ({ since }) => since.revenue,
  ),
  net_cumulative_revenue: money(
    "Net cumulative revenue",
    "Net revenue since the beginning of the first period.",
    ({ since }) => net(since),
  ),
  average_order_value: money("Average order", "Revenue divided by orders.", ({ within }) =>
    quotient(within.all.revenue, within.all.orders),
  ),
  net_average_order_value: money("Net average order", "Net revenue divided by orders.", ({ within }) =>
    quotient(net(within.all), within.all.orders),
  ),
  one_time_products: scalar(
    "One-time purchases",
    "Orders of products that do not recur.",
    sold("one_time", ({ orders }) => orders),
  ),
  one_time_products_revenue: money(
    "Revenue of one-time purchases",
    "Their revenue.",
    sold("one_time", ({ revenue }) => revenue),
  ),
  one_time_products_net_revenue: money(
    "Net revenue of one-time purchases",
    "Their net revenue.",
    sold("one_time", net),
  ),
  checkouts: scalar(
    "Checkouts",
    "Checkouts that were opened in the period.",
    ({ within }) => within.all.checkouts,
  ),
  succeeded_checkouts: scalar(
    "Succeeded checkouts",
    "Those of them that led to a purchase, whenever that was.",
    ({ within }) => within.all.succeeded_checkouts,
  ),
  checkouts_conversion: rate(
    "Checkout conversion",
    "The share of the period's checkouts that led to a purchase.",
    ({ within }) => share(within.all.succeeded_checkouts, within.all.checkouts),
  ),
};
