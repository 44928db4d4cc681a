"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createBenefit } from "./create-benefit";
import { deleteBenefit } from "./delete-benefit";
import { CreateBenefitForm, DeleteBenefitForm, UpdateBenefitForm } from "./forms";
import { updateBenefit } from "./update-benefit";

/** Makes a benefit; the state's `result.id` leads to it. */
export const createBenefitAction = formAction(
  merchant("benefits:write"),
  CreateBenefitForm,
  (ctx, input) => createBenefit(ctx, newId(), input),
  ({ id, description }) => ({ message: `${description}: ready for your products.`, result: { id } }),
);

export const updateBenefitAction = formAction(
  merchant("benefits:write"),
  UpdateBenefitForm,
  (ctx, { id, input }) => updateBenefit(ctx, id, input),
  () => ({ message: "Saved." }),
);

export const deleteBenefitAction = formAction(
  merchant("benefits:write"),
  DeleteBenefitForm,
  (ctx, { id }) => deleteBenefit(ctx, id),
  () => ({ message: "Deleted. What was bought with it stays." }),
);
