import type Stripe from "stripe";
import type { Database } from "./database.ts";
import { Table } from "./table.ts";

/** One visit to the page that stands for the bank's 3-D Secure challenge. */
export interface Authentication {
  readonly id: string;
  readonly created: number;
  readonly intent: string;
  readonly returnUrl: string | null;
  readonly outcome: "pending" | "succeeded" | "failed";
}

/** An event as it is kept: Stripe's own type is a union of hundreds, of which the sandbox emits some thirty. */
export interface EventRecord {
  readonly id: string;
  readonly object: "event";
  readonly api_version: string;
  readonly created: number;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
  readonly livemode: boolean;
  readonly pending_webhooks: number;
  readonly request: { readonly id: string | null; readonly idempotency_key: string | null };
  readonly type: Stripe.Event["type"];
}

/** A webhook endpoint with the secret that signs for it, which is answered only when it is made. */
export type EndpointRecord = Stripe.WebhookEndpoint & { secret: string };

/** Stands in the place of a customer that was deleted. */
type DeletedCustomerRecord = Stripe.DeletedCustomer & { readonly created: number };

export type Tables = ReturnType<typeof openTables>;

/** Every kind of object that is kept. */
export function openTables(database: Database) {
  return {
    customers: new Table<Stripe.Customer>(database, "customers", { indexed: { email: (it) => it.email } }),
    deletedCustomers: new Table<DeletedCustomerRecord>(database, "deleted_customers"),
    /**
     * `spent`: paid, or left its customer, without being kept for later, so it may not be used again. `set_up`: the
     * buyer once authenticated it for payments without them.
     */
    paymentMethods: new Table<Stripe.PaymentMethod>(database, "payment_methods", {
      indexed: { customer: (it) => idOf(it.customer) },
      plain: { type: (it) => it.type },
      marks: ["spent", "set_up"],
    }),
    confirmationTokens: new Table<Stripe.ConfirmationToken>(database, "confirmation_tokens"),
    paymentIntents: new Table<Stripe.PaymentIntent>(database, "payment_intents", {
      indexed: { customer: (it) => idOf(it.customer) },
    }),
    setupIntents: new Table<Stripe.SetupIntent>(database, "setup_intents", {
      indexed: { customer: (it) => idOf(it.customer), payment_method: (it) => idOf(it.payment_method) },
    }),
    authentications: new Table<Authentication>(database, "authentications"),
    charges: new Table<Stripe.Charge>(database, "charges", {
      indexed: { customer: (it) => idOf(it.customer), payment_intent: (it) => idOf(it.payment_intent) },
      plain: { transfer_group: (it) => it.transfer_group },
    }),
    refunds: new Table<Stripe.Refund>(database, "refunds", {
      indexed: { charge: (it) => idOf(it.charge), payment_intent: (it) => idOf(it.payment_intent) },
    }),
    disputes: new Table<Stripe.Dispute>(database, "disputes", {
      indexed: { charge: (it) => idOf(it.charge), payment_intent: (it) => idOf(it.payment_intent) },
    }),
    balanceTransactions: new Table<Stripe.BalanceTransaction>(database, "balance_transactions", {
      indexed: { source: (it) => (typeof it.source === "string" ? it.source : null) },
      plain: { type: (it) => it.type },
    }),
    events: new Table<EventRecord>(database, "events", { plain: { type: (it) => it.type } }),
    webhookEndpoints: new Table<EndpointRecord>(database, "webhook_endpoints"),
  };
}

/** The id of a field that Stripe's types allow to be expanded. What is kept is never expanded. */
export function idOf(field: string | { readonly id: string } | null | undefined): string | null {
  if (field === null || field === undefined) return null;
  return typeof field === "string" ? field : field.id;
}
