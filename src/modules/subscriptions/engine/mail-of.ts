import "server-only";
import { billedTax, payUrl } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import { subscriptionSettingsOf } from "@/modules/organizations";
import { soldLabel } from "@/modules/products";
import { portalLink } from "@/server/auth/portal-link";
import type { QueuedMail } from "@/server/mail/queue-mails";
import { subscriptionMails as mails } from "../mails";
import type { BillableRow } from "../row";
import { isLive } from "../rules/state";
import type { MailKind, Transition } from "./transition";

/** The mail of a transition at `now`; null where the customer has no address any more, or it is about an order that there is not. */
export function mailOf({ mail, ...transition }: Transition, now: Date): QueuedMail | null {
  const { row } = transition;
  const to = row.customer.email;
  if (!mail || !to) return null;
  const written = writers[mail]({ ...transition, now });
  return written && { ...written, to, organizationId: row.organization_id };
}

type About = Pick<Transition, "row" | "after" | "order" | "coming_amount"> & { now: Date };
type Written = Pick<QueuedMail, "mail" | "data"> | null;

const about = ({ row, after }: Pick<About, "row" | "after">) => ({
  product: soldLabel(after.terms.product_name, after.terms.seats),
  locale: row.customer.locale,
  manage_url: portalLink(row.organization.slug, row.customer_id, "subscriptions"),
});

const priceOf = ({ after: { terms } }: Pick<About, "after">) => ({
  amount: terms.amount,
  currency: terms.currency,
  interval: terms.cycle.interval,
  interval_count: terms.cycle.count,
});

const billOf = (order: Order) => ({
  invoice_number: order.invoice_number ?? "",
  currency: order.currency,
  lines: order.items.map(({ label, amount }) => ({ label, amount })),
  discount: order.discount && {
    label: `Discount, ${order.discount.name}`,
    amount: order.discount_amount,
  },
  tax: billedTax(order),
  total_amount: order.total_amount,
  applied_balance_amount: order.applied_balance_amount,
  receipt_url: payUrl(order.id),
});

/** Null where it does not renew by itself. */
const renewsAt = ({ after }: About) =>
  after.cancel_at_period_end || after.pause_at_period_end || !isLive(after)
    ? null
    : after.current_period_end.toISOString();

/** As it is from the next period on, where a change of plan waits for that. */
function withPending({ row, after }: About): Pick<About, "row" | "after"> {
  const terms = after.pending_update?.terms ?? after.terms;
  return { row, after: { ...after, terms } };
}

/** What the end of this period will charge, and for which plan. */
function comingOf(of: About) {
  const next = withPending(of);
  const at = of.after.current_period_end.toISOString();
  return { ...about(next), price: priceOf(next), due_amount: of.coming_amount ?? 0, at };
}

const owed = (of: About, order: Order) => ({
  ...about(of),
  amount: order.total_amount + order.applied_balance_amount,
  currency: order.currency,
});

const finalStateOf = ({ organization }: BillableRow) =>
  subscriptionSettingsOf(organization.settings).after_retries;

const cardOf = ({ means }: BillableRow) => {
  const { brand, last4 } = means?.method_metadata ?? {};
  return brand && last4 ? { brand, last4 } : null;
};

/** What changes of plan come to that wait for the next order, before tax. */
const waitingOf = ({ pending_items: items }: BillableRow): number =>
  items.reduce((sum, { amount, discount_amount }) => sum + amount - discount_amount, 0);

const whyEnded = ({ row, after }: About) => {
  const isRunOut = row.cancel_at_period_end && after.ended_at && after.ended_at >= row.current_period_end;
  if (isRunOut) return "canceled";
  return after.past_due_at ? "unpaid" : "merchant";
};

const writers: Record<MailKind, (of: About) => Written> = {
  confirmed: (of) =>
    of.order && {
      mail: mails.confirmed,
      data: {
        ...about(of),
        price: priceOf(of),
        bill: billOf(of.order),
        trial_ends_at: of.after.status === "trialing" ? (of.after.trial_end?.toISOString() ?? null) : null,
        renews_at: renewsAt(of),
      },
    },
  renewed: (of) => {
    if (!of.order || of.after.terms.amount === 0) return null;
    const isFirst = of.order.period_start === of.after.trial_end?.toISOString();
    return {
      mail: isFirst ? mails.renewed_after_trial : mails.renewed,
      data: { ...about(of), bill: billOf(of.order), renews_at: renewsAt(of) },
    };
  },
  trial_ending: (of) => ({ mail: mails.trial_ending, data: comingOf(of) }),
  renewal_ahead: (of) => ({ mail: mails.renewal_ahead, data: comingOf(of) }),
  payment_failed: (of) =>
    of.order && {
      mail: mails.payment_failed,
      data: {
        ...owed(of, of.order),
        pay_url: payUrl(of.order.id),
        card: cardOf(of.row),
        next_attempt_at: of.order.next_payment_attempt_at,
        final_state: finalStateOf(of.row),
      },
    },
  authentication_needed: (of) =>
    of.order && {
      mail: mails.authentication_needed,
      data: { ...owed(of, of.order), pay_url: payUrl(of.order.id) },
    },
  access_lost: (of) =>
    of.order && {
      mail: mails.access_lost,
      data: { ...owed(of, of.order), pay_url: payUrl(of.order.id) },
    },
  recovered: (of) =>
    of.order && {
      mail: mails.payment_recovered,
      data: { ...owed(of, of.order), receipt_url: payUrl(of.order.id) },
    },
  plan_changed: (of) => ({
    mail: mails.plan_changed,
    data: {
      ...about(withPending(of)),
      before: soldLabel(of.row.product_name, of.row.seats),
      price: priceOf(withPending(of)),
      bill: of.order && billOf(of.order),
      effective_at: (of.after.pending_update ? of.after.current_period_end : of.now).toISOString(),
    },
  }),
  canceled: (of) => ({
    mail: mails.canceled,
    data: {
      ...about(of),
      ends_at: (of.after.ends_at ?? of.after.current_period_end).toISOString(),
      is_owing: of.after.past_due_at !== null || waitingOf(of.row) > 0,
    },
  }),
  uncanceled: (of) => ({
    mail: mails.uncanceled,
    data: { ...about(of), price: priceOf(of), renews_at: of.after.current_period_end.toISOString() },
  }),
  ended: (of) => ({
    mail: mails.ended,
    data: {
      ...about(of),
      ended_at: (of.after.ended_at ?? of.after.current_period_end).toISOString(),
      because: whyEnded(of),
      is_billed: of.order?.status === "pending" && of.order.billing_reason === "subscription_update",
      return_url: null,
    },
  }),
  paused: (of) => ({
    mail: mails.paused,
    data: { ...about(of), resumes_at: of.after.resumes_at?.toISOString() ?? null },
  }),
  resumed: (of) => ({
    mail: mails.resumed,
    data: { ...about(of), price: priceOf(of), renews_at: of.after.current_period_end.toISOString() },
  }),
};
