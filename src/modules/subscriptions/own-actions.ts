"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getPortal } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { LeaveForm, OwnPlanForm, OwnSeatsForm, OwnStepForm } from "./own-forms";
import { plansPath } from "./own-path";
import { updateOwnSubscription } from "./own-subscription";

/** Whoever sends it: the cookie of the page says which customer, and nothing else does. */
const byCookie = anyone();

/** Charges what the change costs now; where that fails the form says why, and nothing has changed. */
export const changeOwnPlanAction = openFormAction(
  byCookie,
  OwnPlanForm,
  async (_, { portal, id, input }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return updateOwnSubscription(ctx, customerId, id, input);
  },
  (_, { portal }) => {
    revalidatePath(plansPath(portal));
    redirect(plansPath(portal));
  },
);

/** The same with another number of seats. */
export const changeOwnSeatsAction = openFormAction(
  byCookie,
  OwnSeatsForm,
  async (_, { portal, id, input }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return updateOwnSubscription(ctx, customerId, id, input);
  },
  (_, { portal }) => {
    revalidatePath(plansPath(portal));
    redirect(plansPath(portal));
  },
);

export const leaveAction = openFormAction(
  byCookie,
  LeaveForm,
  async (_, { portal, id, input }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return updateOwnSubscription(ctx, customerId, id, input);
  },
  (_, { portal }) => {
    revalidatePath(plansPath(portal));
    redirect(plansPath(portal));
  },
);

/** Takes an end, a pause or a change of plan back, pauses, or resumes. */
export const ownStepAction = openFormAction(
  byCookie,
  OwnStepForm,
  async (_, { portal, id, input }) => {
    const { ctx, customerId } = await getPortal(portal, "manage");
    return updateOwnSubscription(ctx, customerId, id, input);
  },
  (_, { portal }) => {
    revalidatePath(plansPath(portal));
    return { message: "Done." };
  },
);
