"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { portalCookie, portalPath } from "@/modules/customer-sessions";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { addressOf } from "@/server/http/address";
import { claimSeat } from "./claim-seat";
import { AcceptSeatForm } from "./forms";

/** Takes the seat, puts the session of whoever has it now into the browser, and shows what it brings. */
export const acceptSeatAction = openFormAction(
  anyone(),
  AcceptSeatForm,
  async (here, { portal, token }) => {
    const { session } = await claimSeat(here, { token, address: addressOf(await headers()) });
    (await cookies()).set(portalCookie(portal, session.token, new Date(session.expires_at)));
  },
  (_, { portal }) => redirect(portalPath(portal, "overview")),
);
