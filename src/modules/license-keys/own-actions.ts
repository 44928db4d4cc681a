"use server";

import { revalidatePath } from "next/cache";
import { getPortal } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { deactivateOwn } from "./deactivate-key";
import { OwnActivationForm, OwnKeyForm } from "./forms";
import { rotateLicenseKey } from "./rotate-license-key";

/** Whoever sends it: the cookie of the page says which customer, and nothing else does. */
const byCookie = anyone();

const pageOf = (slug: string) => `/portal/${encodeURIComponent(slug)}/license-keys`;

export const rotateOwnAction = openFormAction(
  byCookie,
  OwnKeyForm,
  async (_, { portal, id }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return rotateLicenseKey(ctx, { id, customerId });
  },
  (_, { portal }) => {
    revalidatePath(pageOf(portal));
    return { message: "Here is your new key." };
  },
);

export const deactivateOwnAction = openFormAction(
  byCookie,
  OwnActivationForm,
  async (_, { portal, ...named }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    await deactivateOwn(ctx, customerId, named);
  },
  (_, { portal }) => {
    revalidatePath(pageOf(portal));
    return { message: "Deactivated: you can activate another machine." };
  },
);
