"use server";

import { revalidatePath } from "next/cache";
import { getPortal } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { env } from "@/server/env";
import { openFormAction } from "@/server/http/action";
import { addPaymentMethod } from "./add-payment-method";
import { AddForm, MethodForm } from "./forms";
import { finishPath, portalPath } from "./portal-path";
import { removePaymentMethod } from "./remove-payment-method";
import { setDefaultPaymentMethod } from "./set-default";

/** Whoever sends it: the cookie of the page says which customer, and nothing else does. */
const byCookie = anyone();

export const addPaymentMethodAction = openFormAction(
  byCookie,
  AddForm,
  async (_, { portal, confirmation_token_id, set_default }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    const return_url = `${env.FLORIN_URL}${finishPath(portal, set_default)}`;
    return addPaymentMethod(ctx, customerId, { confirmation_token_id, set_default, return_url });
  },
  (added, { portal }) => {
    if (added.status === "requires_action") return { result: added.client_secret };
    revalidatePath(portalPath(portal));
    return { message: "Your card is saved.", result: null };
  },
);

export const removePaymentMethodAction = openFormAction(
  byCookie,
  MethodForm,
  async (_, { portal, id }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    await removePaymentMethod(ctx, customerId, id);
  },
  (_, { portal }) => {
    revalidatePath(portalPath(portal));
    return { message: "Removed." };
  },
);

export const makeDefaultAction = openFormAction(
  byCookie,
  MethodForm,
  async (_, { portal, id }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return setDefaultPaymentMethod(ctx, customerId, id);
  },
  (_, { portal }) => {
    revalidatePath(portalPath(portal));
    return { message: "Your subscriptions are charged to it from now on." };
  },
);
