import type { DataColumn } from "@/components/data-table/columns";
import { LocalTime } from "@/components/time/local-time";
import { formatMinor } from "@/components/ui/money-text";
import type { Checkout } from "../../schema";
import { CheckoutStatus } from "./checkout-status";

const muted = (text: string) => <span className="text-muted-foreground">{text}</span>;

const product: DataColumn<Checkout> = {
  id: "product",
  header: "Product",
  cell: (checkout) => checkout.product?.name ?? "Checkout",
};
const buyer: DataColumn<Checkout> = {
  id: "buyer",
  header: "Buyer",
  cell: (checkout) => checkout.customer_name ?? checkout.customer_email ?? muted("Nobody yet"),
};
const status: DataColumn<Checkout> = {
  id: "status",
  header: "Status",
  cell: ({ status: value, payment_failure: failure }) => (
    <span className="inline-flex items-center gap-2">
      <CheckoutStatus status={value} />
      {failure && value === "open" ? <span className="text-danger text-xs">Card declined</span> : null}
    </span>
  ),
  sortable: true,
  className: "w-48",
};
const amount: DataColumn<Checkout> = {
  id: "amount",
  header: "Amount",
  cell: (checkout) => formatMinor(checkout.total_amount, checkout.currency),
  align: "end",
  className: "w-32",
};
const created: DataColumn<Checkout> = {
  id: "created_at",
  header: "Opened",
  cell: (checkout) => <LocalTime at={checkout.created_at} className="text-muted-foreground" />,
  sortable: true,
  descFirst: true,
  align: "end",
  hideBelow: "md",
  className: "w-44",
};

export const checkoutColumns = [product, buyer, status, amount, created];

const plain = (column: DataColumn<Checkout>): DataColumn<Checkout> => ({ ...column, sortable: false });

/** Where the buyer is known already, and the order of things too. */
export const checkoutsOfCustomerColumns = [product, status, amount, created].map(plain);
