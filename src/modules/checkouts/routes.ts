import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { DiscountNotRedeemable } from "@/modules/discounts/errors";
import { anyone, merchant } from "@/server/auth/access";
import type { World } from "@/server/context";
import { eventStream } from "@/server/http/event-stream";
import { pageOf } from "@/server/http/list";
import { openRoute, route } from "@/server/http/route";
import { confirmCheckout } from "./confirm-checkout";
import { createCheckout as create } from "./create-checkout";
import { refuseForbiddenCode } from "./discount";
import { ExpiredCheckoutError, NotOpenCheckout, PaymentError } from "./errors";
import { CheckoutList, listCheckouts as list } from "./list-checkouts";
import { type CheckoutRow, findCheckout, findCheckoutBySecret } from "./repository";
import {
  Checkout,
  CheckoutConfirm,
  CheckoutConfirmed,
  CheckoutCreate,
  CheckoutPublic,
  CheckoutUpdate,
  CheckoutUpdatePublic,
} from "./schema";
import { updateCheckout as update } from "./update-checkout";
import { checkoutView, publicView } from "./view";

const params = z.object({ id: Id });
const secretParams = z.object({ client_secret: z.string().max(100) });

export const listCheckouts = route({
  method: "GET",
  path: "/checkouts",
  name: "checkouts.list",
  summary: "List checkouts",
  access: merchant("checkouts:read"),
  query: CheckoutList,
  returns: pageOf(Checkout),
  handler: ({ ctx, query }) => list(ctx, query),
});

export const createCheckout = route({
  method: "POST",
  path: "/checkouts",
  name: "checkouts.create",
  summary: "Open a checkout",
  access: merchant("checkouts:write"),
  body: CheckoutCreate,
  returns: Checkout,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, body, operationId),
});

export const getCheckout = route({
  method: "GET",
  path: "/checkouts/{id}",
  name: "checkouts.get",
  summary: "Get a checkout",
  access: merchant("checkouts:read"),
  params,
  returns: Checkout,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { id } }) => {
    const row = await findCheckout(ctx.read, ctx.organizationId, id);
    if (!row) throw new ResourceNotFound();
    return checkoutView(ctx.read, row, ctx.now);
  },
});

export const updateCheckout = route({
  method: "PATCH",
  path: "/checkouts/{id}",
  name: "checkouts.update",
  summary: "Change an open checkout",
  access: merchant("checkouts:write"),
  params,
  body: CheckoutUpdate,
  returns: Checkout,
  errors: [ResourceNotFound, NotOpenCheckout, ExpiredCheckoutError],
  handler: async ({ ctx, params: { id }, body }) => {
    const row = await findCheckout(ctx.read, ctx.organizationId, id);
    if (!row) throw new ResourceNotFound();
    return checkoutView(ctx.read, await update(ctx, row, body), ctx.now);
  },
});

/** The form that older documents use: by id, with the client secret in the body. */
export const confirmCheckoutById = openRoute({
  method: "POST",
  path: "/checkouts/{id}/confirm",
  name: "checkouts.confirm",
  summary: "Confirm a checkout by its id and client secret",
  access: anyone(),
  params,
  body: CheckoutConfirm.extend({ client_secret: z.string().max(100) }),
  returns: CheckoutConfirmed,
  errors: [ResourceNotFound, NotOpenCheckout, ExpiredCheckoutError, PaymentError, DiscountNotRedeemable],
  handler: async ({ ctx, params: { id }, body: { client_secret, ...confirm } }) => {
    const row = await bySecret(ctx, client_secret);
    if (row.id !== id) throw new ResourceNotFound();
    return confirmCheckout(ctx, row, confirm);
  },
});

export const getClientCheckout = openRoute({
  method: "GET",
  path: "/checkouts/client/{client_secret}",
  name: "checkouts.clientGet",
  summary: "Get a checkout by its client secret",
  access: anyone(),
  params: secretParams,
  returns: CheckoutPublic,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { client_secret } }) =>
    publicView(ctx.read, await bySecret(ctx, client_secret), ctx.now),
});

export const updateClientCheckout = openRoute({
  method: "PATCH",
  path: "/checkouts/client/{client_secret}",
  name: "checkouts.clientUpdate",
  summary: "Change an open checkout as its buyer",
  access: anyone(),
  params: secretParams,
  body: CheckoutUpdatePublic,
  returns: CheckoutPublic,
  errors: [ResourceNotFound, NotOpenCheckout, ExpiredCheckoutError],
  handler: async ({ ctx, params: { client_secret }, body }) => {
    const row = await bySecret(ctx, client_secret);
    refuseForbiddenCode(row, body.discount_code);
    return publicView(ctx.read, await update(ctx, row, body), ctx.now);
  },
});

export const confirmClientCheckout = openRoute({
  method: "POST",
  path: "/checkouts/client/{client_secret}/confirm",
  name: "checkouts.clientConfirm",
  summary: "Confirm a checkout as its buyer: the payment is made",
  access: anyone(),
  params: secretParams,
  body: CheckoutConfirm,
  returns: CheckoutConfirmed,
  errors: [ResourceNotFound, NotOpenCheckout, ExpiredCheckoutError, PaymentError, DiscountNotRedeemable],
  handler: async ({ ctx, params: { client_secret }, body }) =>
    confirmCheckout(ctx, await bySecret(ctx, client_secret), body),
});

export const streamClientCheckout = openRoute({
  method: "GET",
  path: "/checkouts/client/{client_secret}/stream",
  name: "checkouts.clientStream",
  summary: "Follow a checkout by server-sent events: status, order and failure, at once and at each change",
  access: anyone(),
  params: secretParams,
  produces: "text/event-stream",
  errors: [ResourceNotFound],
  handler: async ({ ctx, params: { client_secret }, call }) => {
    const { id } = await bySecret(ctx, client_secret);
    const news = async () => {
      const row = await bySecret(ctx, client_secret);
      return { status: row.status, order_id: row.order_id, payment_failure: row.failure };
    };
    return eventStream(call.request, id, news, news);
  },
});

async function bySecret({ read }: World, clientSecret: string): Promise<CheckoutRow> {
  const row = await findCheckoutBySecret(read, clientSecret);
  if (!row) throw new ResourceNotFound();
  return row;
}

export const checkoutRoutes = [
  listCheckouts,
  createCheckout,
  getCheckout,
  updateCheckout,
  confirmCheckoutById,
  getClientCheckout,
  updateClientCheckout,
  confirmClientCheckout,
  streamClientCheckout,
];
