import type { DataColumn } from "@/components/data-table/columns";
import { LocalTime } from "@/components/time/local-time";
import { formatMinor } from "@/components/ui/money-text";
import type { Order } from "../schema";
import { OrderStatus } from "./order-status";

const muted = (text: string) => <span className="text-muted-foreground">{text}</span>;

/** Who bought, by name where it is known. */
export function customerText({ customer }: Pick<Order, "customer">) {
  if (customer.deleted_at) return muted("Deleted customer");
  return customer.name ?? customer.email ?? muted("Unknown");
}

const number: DataColumn<Order> = {
  id: "invoice_number",
  header: "Order",
  cell: (order) => <span className="tabular-nums">{order.invoice_number}</span>,
  sortable: true,
  descFirst: true,
  className: "w-28",
};
const customer: DataColumn<Order> = {
  id: "customer",
  header: "Customer",
  cell: customerText,
  sortable: true,
};
const product: DataColumn<Order> = {
  id: "product",
  header: "Product",
  cell: (order) => order.product?.name ?? order.description,
  sortable: true,
  hideBelow: "lg",
};
const status: DataColumn<Order> = {
  id: "status",
  header: "Status",
  cell: (order) => <OrderStatus status={order.status} />,
  sortable: true,
  className: "w-32",
};
const amount: DataColumn<Order> = {
  id: "total_amount",
  header: "Amount",
  cell: (order) => formatMinor(order.total_amount, order.currency),
  sortable: true,
  descFirst: true,
  align: "end",
  className: "w-32",
};
const created: DataColumn<Order> = {
  id: "created_at",
  header: "Date",
  cell: (order) => <LocalTime at={order.created_at} className="text-muted-foreground" />,
  sortable: true,
  descFirst: true,
  align: "end",
  hideBelow: "md",
  className: "w-44",
};

export const orderColumns = [number, customer, product, status, amount, created];

const plain = (column: DataColumn<Order>): DataColumn<Order> => ({ ...column, sortable: false });

/** Where the customer is known already, and the order of things too. */
export const ordersOfCustomerColumns = [number, product, status, amount, created].map(plain);
/** Where the order of things is known, but not whose they are. */
export const ordersOfOthersColumns = orderColumns.map(plain);
