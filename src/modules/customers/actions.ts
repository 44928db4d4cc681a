"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createCustomer } from "./create-customer";
import { deleteCustomer } from "./delete-customer";
import { CreateCustomerForm, DeleteCustomerForm, UpdateCustomerForm } from "./forms";
import { updateCustomer } from "./update-customer";

/** Makes a customer; the state's `result.id` leads to them. */
export const createCustomerAction = formAction(
  merchant("customers:write"),
  CreateCustomerForm,
  (ctx, fields) => createCustomer(ctx, newId(), fields),
  ({ id, email }) => ({ message: `${email} is a customer now.`, result: { id } }),
);

export const updateCustomerAction = formAction(
  merchant("customers:write"),
  UpdateCustomerForm,
  (ctx, { id, ...fields }) => updateCustomer(ctx, { id }, fields),
  () => ({ message: "Customer saved." }),
);

export const deleteCustomerAction = formAction(
  merchant("customers:write"),
  DeleteCustomerForm,
  (ctx, { id }) => deleteCustomer(ctx, { id }),
  () => ({ message: "The customer is deleted. Their orders stay in your books." }),
);
