"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createCheckout } from "./create-checkout";
import { CreateCheckoutForm } from "./dashboard-forms";

/** Opens a checkout for somebody; the state's `result.url` is the page to send them. */
export const createCheckoutAction = formAction(
  merchant("checkouts:write"),
  CreateCheckoutForm,
  (ctx, fields) => createCheckout(ctx, fields, newId()),
  ({ id, url, expires_at }) => ({ result: { id, url, expires_at } }),
);
