"use server";

import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { UpdateOrderForm } from "./forms";
import { updateOrder } from "./update-order";

/** Corrects the billing name and address of an order. */
export const updateOrderAction = formAction(
  merchant("orders:write"),
  UpdateOrderForm,
  (ctx, { id, ...fields }) => updateOrder(ctx, id, fields),
  () => ({ message: "Billing details saved." }),
);
