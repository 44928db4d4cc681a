import type { Mutant } from "./ledger.ts";

const engine = "src/modules/subscriptions/engine";
const rules = "src/modules/subscriptions/rules";

/** What the simulation of subscriptions has to notice. */
export const billingMutants: Mutant[] = [
  {
    file: "src/modules/payments/charge.ts",
    from: "{ idempotencyKey: `florin-payment-",
    to: "{ idempotencyKey: performance.now() + `florin-payment-",
    why: "a payment that is asked for again is taken again",
  },
  {
    file: `${engine}/settle-orders.ts`,
    from: "...counted.map(({ payment, orderId })",
    to: "...counted.slice(1).map(({ payment, orderId })",
    why: "a payment is not posted",
  },
  {
    file: `${engine}/bill-due.ts`,
    from: "amount: bill.applied_balance_amount }));",
    to: "amount: 0 }));",
    why: "what a balance pays is not taken from it",
  },
  {
    file: `${engine}/announce.ts`,
    from: "await emit(tx, ...events);",
    to: "await emit(tx, ...events.slice(0, 2));",
    why: "an event is lost",
  },
  {
    file: `${rules}/step.ts`,
    from: "const start = state.current_period_end;",
    to: "const start = new Date(state.current_period_end.getTime() + 1_000);",
    why: "a second between two periods is nobody's",
  },
  {
    file: `${rules}/step.ts`,
    from: "const anchor_periods = from.anchor_periods + 1;",
    to: "const anchor_periods = from.anchor_periods + 2;",
    why: "a period is twice as long",
  },
  {
    file: `${rules}/recover.ts`,
    from: "past_due_at: null };",
    to: "past_due_at: state.past_due_at };",
    why: "what was owed is owed for ever",
  },
  {
    file: "src/modules/orders/void-orders.ts",
    from: "await post(tx, orders.map(orderVoided), now);",
    to: "",
    why: "an order that is given up stays in the books",
  },
  {
    file: "src/modules/benefit-grants/follow-rules.ts",
    from: '(wanted === "granted" ? isOn : mayBegin && isBack())',
    to: '(wanted === "granted" || (mayBegin && isBack()))',
    why: "whoever has left keeps what they had",
  },
];
