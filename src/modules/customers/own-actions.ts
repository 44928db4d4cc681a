"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { getPortal, noPortalCookie, portalPath } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { deleteOwnData } from "./delete-own-data";
import { DeleteOwnDataForm, OwnDetailsForm } from "./own-forms";
import { updateOwnCustomer } from "./update-own-customer";

/** Whoever sends it: the cookie of the page says which customer, and nothing else does. */
const byCookie = anyone();

export const updateOwnDetailsAction = openFormAction(
  byCookie,
  OwnDetailsForm,
  async (_, { portal, ...details }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return updateOwnCustomer(ctx, customerId, details);
  },
  (_, { portal }) => {
    revalidatePath(portalPath(portal, "account"));
    return { message: "Saved. Invoices from now on say it." };
  },
);

/** Afterwards nobody is there who could be signed in. */
export const deleteOwnDataAction = openFormAction(
  byCookie,
  DeleteOwnDataForm,
  async (_, { portal, email }) => {
    const { ctx, customerId } = await getPortal(portal, "own");
    await deleteOwnData(ctx, customerId, email);
    (await cookies()).set(noPortalCookie(portal));
  },
  (_, { portal }) => redirect(`/portal/${encodeURIComponent(portal)}/sign-in?deleted=yes`),
);
