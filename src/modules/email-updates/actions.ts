"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { newId } from "@/lib/id";
import { getPortal, portalCookie, portalPath } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { ChangeEmailForm, ConfirmEmailForm } from "./forms";
import { requestEmailUpdate } from "./request-email-update";
import { verifyEmailUpdate } from "./verify-email-update";

export const changeEmailAction = openFormAction(
  anyone(),
  ChangeEmailForm,
  async (_, { portal, email }) => {
    const { ctx, customerId } = await getPortal(portal, "own");
    await requestEmailUpdate(ctx, newId(), { customerId, email });
  },
  (_, { email }) => ({ message: `We have written to ${email}. Follow the link there within an hour.` }),
);

/** The session goes on with the new address. */
export const confirmEmailAction = openFormAction(
  anyone(),
  ConfirmEmailForm,
  async (here, { portal, token }) => {
    const session = await verifyEmailUpdate(here, token);
    (await cookies()).set(portalCookie(portal, session.token, new Date(session.expires_at)));
  },
  (_, { portal }) => redirect(portalPath(portal, "account")),
);
