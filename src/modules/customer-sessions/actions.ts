"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { addressOf } from "@/server/http/address";
import { askForCode } from "./ask-for-code";
import { AskForCodeForm, SignInForm, SignOutForm } from "./forms";
import { noPortalCookie, PORTAL_COOKIE, portalCookie } from "./portal-cookie";
import { portalPageOf, portalPath, signInPath } from "./portal-pages";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

/** Mails a code; the state's `result` says under which id it is entered, and to whom it went. */
export const askForCodeAction = openFormAction(
  anyone(),
  AskForCodeForm,
  async (here, { portal: slug, email }) =>
    askForCode(here, { slug, email, address: addressOf(await headers()) }),
  ({ id }, { email }) => ({ result: { id, email } }),
);

/** Puts the session into the browser, and goes where the customer wanted to; the state's `result` asks which account, where there are several. */
export const signInAction = openFormAction(
  anyone(),
  SignInForm,
  async (here, { portal: slug, sign_in: id, code, member: memberId }) => {
    const address = addressOf(await headers());
    const { session, choices } = await signIn(here, { slug, id, code, memberId, address });
    if (session) (await cookies()).set(portalCookie(slug, session.token, new Date(session.expires_at)));
    return choices;
  },
  (choices, { portal, page, code }) =>
    choices ? { result: { choices, code } } : redirect(portalPath(portal, page)),
);

export const signOutAction = openFormAction(
  anyone(),
  SignOutForm,
  async (here, { portal }) => {
    const jar = await cookies();
    const token = jar.get(PORTAL_COOKIE)?.value;
    if (token) await signOut(here, token);
    jar.set(noPortalCookie(portal));
  },
  (_, { portal }) => redirect(signInPath(portal, portalPageOf(null))),
);
