import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId } from "@/server/auth/access";
import { listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { addPaymentMethod, confirmPaymentMethod } from "./add-payment-method";
import { PaymentMethodInUseByActiveSubscription, PaymentMethodSetupFailed } from "./errors";
import { listPaymentMethods } from "./list-payment-methods";
import { removePaymentMethod } from "./remove-payment-method";
import { PaymentMethod, PaymentMethodAdded, PaymentMethodConfirm, PaymentMethodCreate } from "./schema";
import { setDefaultPaymentMethod } from "./set-default";

const path = "/customer-portal/customers/me/payment-methods";

export const listOwnPaymentMethods = route({
  method: "GET",
  path,
  name: "customerPortal.listPaymentMethods",
  summary: "List one's own saved payment methods",
  access: customer("manage"),
  query: listQuery({ sorting: ["created_at"], default: "-created_at", filters: {} }),
  returns: pageOf(PaymentMethod),
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, query }) => listPaymentMethods(ctx, { id: ownCustomerId(subject) }, query),
});

export const addOwnPaymentMethod = route({
  method: "POST",
  path,
  name: "customerPortal.addPaymentMethod",
  summary: "Leave a payment method to be charged later",
  access: customer("manage"),
  body: PaymentMethodCreate,
  returns: PaymentMethodAdded,
  status: 201,
  errors: [PaymentMethodSetupFailed, ResourceNotFound],
  handler: ({ ctx, subject, body }) => addPaymentMethod(ctx, ownCustomerId(subject), body),
});

export const confirmOwnPaymentMethod = route({
  method: "POST",
  path: `${path}/confirm`,
  name: "customerPortal.confirmPaymentMethod",
  summary: "Go on with a payment method once the bank has been answered",
  access: customer("manage"),
  body: PaymentMethodConfirm,
  returns: PaymentMethodAdded,
  status: 201,
  errors: [PaymentMethodSetupFailed],
  handler: ({ ctx, subject, body }) => confirmPaymentMethod(ctx, ownCustomerId(subject), body),
});

export const deleteOwnPaymentMethod = route({
  method: "DELETE",
  path: `${path}/{id}`,
  name: "customerPortal.deletePaymentMethod",
  summary: "Remove a payment method",
  access: customer("manage"),
  params: z.object({ id: Id }),
  status: 204,
  errors: [PaymentMethodInUseByActiveSubscription, ResourceNotFound],
  handler: ({ ctx, subject, params }) => removePaymentMethod(ctx, ownCustomerId(subject), params.id),
});

export const makeOwnPaymentMethodDefault = route({
  method: "POST",
  path: `${path}/{id}/default`,
  name: "customerPortal.makePaymentMethodDefault",
  summary: "Make a payment method the default",
  access: customer("manage"),
  params: z.object({ id: Id }),
  returns: PaymentMethod,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params }) => setDefaultPaymentMethod(ctx, ownCustomerId(subject), params.id),
});

export const customerPaymentMethodRoutes = [
  listOwnPaymentMethods,
  addOwnPaymentMethod,
  confirmOwnPaymentMethod,
  deleteOwnPaymentMethod,
  makeOwnPaymentMethodDefault,
];
