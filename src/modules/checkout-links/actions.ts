"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createCheckoutLink } from "./create-checkout-link";
import { deleteCheckoutLink } from "./delete-checkout-link";
import { CreateLinkForm, DeleteLinkForm, UpdateLinkForm } from "./forms";
import { updateCheckoutLink } from "./update-checkout-link";

const access = merchant("checkout_links:write");

export const createLinkAction = formAction(
  access,
  CreateLinkForm,
  (ctx, input) => createCheckoutLink(ctx, newId(), input),
  () => ({ message: "The link is ready: copy its address." }),
);

export const updateLinkAction = formAction(
  access,
  UpdateLinkForm,
  (ctx, { id, input }) => updateCheckoutLink(ctx, id, input),
  () => ({ message: "Saved, for the checkouts to come." }),
);

export const deleteLinkAction = formAction(
  access,
  DeleteLinkForm,
  (ctx, { id }) => deleteCheckoutLink(ctx, id),
  () => ({ message: "Deleted. Its address opens nothing any more." }),
);
