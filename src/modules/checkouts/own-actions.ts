"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { Id } from "@/lib/id";
import { getPortal } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { openOwnCheckout } from "./open-own-checkout";

/** `portal`: the slug of the organization, for which the browser holds a session. */
const TopUpForm = z.strictObject({ portal: z.string().min(1).max(100), product_id: Id });

/** Goes on to a checkout in which the customer stands already. */
export const topUpAction = openFormAction(
  anyone(),
  TopUpForm,
  async (_, { portal, product_id: productId }) =>
    openOwnCheckout(await getPortal(portal, "manage"), { productId, back: "credits" }),
  (clientSecret) => redirect(`/checkout/${clientSecret}`),
);
