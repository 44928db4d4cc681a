"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createCustomField } from "./create-custom-field";
import { deleteCustomField } from "./delete-custom-field";
import { CreateFieldForm, DeleteFieldForm, UpdateFieldForm } from "./forms";
import { updateCustomField } from "./update-custom-field";

const access = merchant("custom_fields:write");

export const createFieldAction = formAction(
  access,
  CreateFieldForm,
  (ctx, input) => createCustomField(ctx, newId(), input),
  ({ name }) => ({ message: `${name}: add it to a product to have buyers asked.` }),
);

export const updateFieldAction = formAction(
  access,
  UpdateFieldForm,
  (ctx, { id, ...input }) => updateCustomField(ctx, id, input),
  () => ({ message: "Saved, for the checkouts to come." }),
);

export const deleteFieldAction = formAction(
  access,
  DeleteFieldForm,
  (ctx, { id }) => deleteCustomField(ctx, id),
  () => ({ message: "Deleted. Answers to it stay." }),
);
