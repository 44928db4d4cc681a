import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { DiscountNotRedeemable } from "@/modules/discounts/errors";
import { anyone, merchant } from "@/server/auth/access";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { eventStream } from "@/server/http/event-stream";
import { pageOf } from "@/server/http/list";
import { openRoute, route } from "@/server/http/route";
import { confirmCheckout } from "./confirm-checkout";
import { createCheckout as create } from "./create-checkout";
import { refuseForbiddenCode } from "./discount";
import {
  AlreadyActiveSubscriptionError,
  ExpiredCheckoutError,
  NotOpenCheckout,
  PaymentError,
  TrialAlreadyRedeemed,
} from "./errors";
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

const confirmErrors = [
  ResourceNotFound,
  NotOpenCheckout,
  ExpiredCheckoutError,
  PaymentError,
  DiscountNotRedeemable,
  AlreadyActiveSubscriptionError,
  TrialAlreadyRedeemed,
];

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
  errors: confirmErrors,
  handler: async ({ ctx, params: { id }, body: { client_secret, ...confirm } }) => {
    const { row, here } = await bySecret(ctx, client_secret);
    if (row.id !== id) throw new ResourceNotFound();
    return confirmCheckout(here, row, confirm);
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
  handler: async ({ ctx, params: { client_secret } }) => {
    const { row, here } = await bySecret(ctx, client_secret);
    return publicView(here.read, row, here.now);
  },
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
    const { row, here } = await bySecret(ctx, client_secret);
    refuseForbiddenCode(row, body.discount_code);
    return publicView(here.read, await update(here, row, body), here.now);
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
  errors: confirmErrors,
  handler: async ({ ctx, params: { client_secret }, body }) => {
    const { row, here } = await bySecret(ctx, client_secret);
    return confirmCheckout(here, row, body);
  },
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
    const { row } = await bySecret(ctx, client_secret);
    const news = async () => {
      const { status, order_id, failure } = (await findCheckoutBySecret(ctx.read, client_secret)) ?? row;
      return { status, order_id, payment_failure: failure };
    };
    return eventStream(call.request, row.id, news, news);
  },
});

/** The checkout, and the world as it is in its organization. */
async function bySecret(world: World, clientSecret: string): Promise<{ row: CheckoutRow; here: Context }> {
  const row = await findCheckoutBySecret(world.read, clientSecret);
  if (!row) throw new ResourceNotFound();
  return { row, here: await inOrganization(world, row.organization_id) };
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
