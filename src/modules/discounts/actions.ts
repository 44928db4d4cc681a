"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createDiscount } from "./create-discount";
import { deleteDiscount } from "./delete-discount";
import { CreateDiscountForm, DeleteDiscountForm, UpdateDiscountForm } from "./forms";
import { updateDiscount } from "./update-discount";

/** Makes a discount; the state's `result.id` leads to it. */
export const createDiscountAction = formAction(
  merchant("discounts:write"),
  CreateDiscountForm,
  (ctx, input) => createDiscount(ctx, newId(), input),
  ({ id, name }) => ({ message: `${name}: ready for your buyers.`, result: { id } }),
);

export const updateDiscountAction = formAction(
  merchant("discounts:write"),
  UpdateDiscountForm,
  (ctx, { id, input }) => updateDiscount(ctx, id, input),
  () => ({ message: "Saved, for the purchases to come." }),
);

export const deleteDiscountAction = formAction(
  merchant("discounts:write"),
  DeleteDiscountForm,
  (ctx, { id }) => deleteDiscount(ctx, id),
  () => ({ message: "Deleted. What was bought with it stays." }),
);
