import type { DataColumn } from "@/components/data-table/columns";
import { LocalTime } from "@/components/time/local-time";
import type { Subscription } from "../schema";
import { amountText, nextAt } from "../subscription-text";
import { SubscriptionStatus } from "./subscription-status";

const customer: DataColumn<Subscription> = {
  id: "customer",
  header: "Customer",
  cell: ({ customer: { name, email } }) => (
    <span className="block truncate">{name ?? email ?? "Deleted customer"}</span>
  ),
  sortable: true,
  className: "max-w-36 sm:max-w-64",
};
const product: DataColumn<Subscription> = {
  id: "product",
  header: "Product",
  cell: (subscription) => <span className="block truncate">{subscription.product.name}</span>,
  sortable: true,
  hideBelow: "md",
};
const status: DataColumn<Subscription> = {
  id: "status",
  header: "Status",
  cell: (subscription) => <SubscriptionStatus subscription={subscription} />,
  sortable: true,
  className: "w-32",
};
const amount: DataColumn<Subscription> = {
  id: "amount",
  header: "Amount",
  cell: amountText,
  sortable: true,
  descFirst: true,
  align: "end",
  hideBelow: "sm",
  className: "w-44",
};
/** A planned end is an end, whatever else would come. */
const isEnd = ({ status: now, cancel_at_period_end }: Subscription) =>
  now !== "paused" && cancel_at_period_end;
const next: DataColumn<Subscription> = {
  id: "current_period_end",
  header: "Next",
  cell: (subscription) => {
    const at = nextAt(subscription);
    if (!at) return <span className="text-muted-foreground">–</span>;
    return (
      <span className="text-muted-foreground">
        {isEnd(subscription) ? "ends " : null}
        <LocalTime at={at} style="date" />
      </span>
    );
  },
  sortable: true,
  align: "end",
  hideBelow: "lg",
  className: "w-40",
};
const started: DataColumn<Subscription> = {
  id: "started_at",
  header: "Since",
  cell: ({ started_at, created_at }) => (
    <LocalTime at={started_at ?? created_at} style="date" className="text-muted-foreground" />
  ),
  sortable: true,
  descFirst: true,
  align: "end",
  hideBelow: "xl",
  className: "w-32",
};

export const subscriptionColumns = [customer, product, status, amount, next, started];

const plain = (column: DataColumn<Subscription>): DataColumn<Subscription> => ({
  ...column,
  sortable: false,
});

/** Within the page of a customer: their name is said already. */
export const columnsOfCustomer = [{ ...product, hideBelow: undefined }, status, amount, next].map(
  ({ hideBelow, ...column }) => plain({ ...column, ...(hideBelow && { hideBelow }) }),
);
/** Within the page of a product or a discount. */
export const columnsOfOthers = [customer, status, amount, next].map(plain);
