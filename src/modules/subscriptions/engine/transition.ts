import type { Order } from "@/modules/orders/schema";
import type { BillableRow } from "../row";
import type { State, Told } from "../rules/state";
import type { Step } from "../rules/step";

/** What is mailed of a transition. */
export type MailKind =
  | NonNullable<Step["mail"]>
  | "confirmed"
  | "payment_failed"
  | "authentication_needed"
  | "access_lost"
  | "recovered"
  | "canceled"
  | "uncanceled"
  | "plan_changed";

/** What happened to a subscription, with the order that came of it or that it is about. */
export type Transition = {
  /** As it was before. */
  row: BillableRow;
  after: State;
  told: readonly Told[];
  order: Order | null;
  orderTold: readonly ("created" | "updated" | "paid")[];
  mail: MailKind | null;
  /** What the end of this period charges, minor units, where a reminder tells of that. */
  coming_amount?: number;
  /** Whether what the customer has of it may have changed. */
  isDelivered: boolean;
};
