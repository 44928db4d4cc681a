"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { nextPath } from "@/lib/next-path";
import { anyone, signedIn } from "@/server/auth/access";
import {
  requestPasswordReset,
  resetPassword,
  signInWithPassword,
  signUpWithPassword,
} from "@/server/auth/password";
import { signIn } from "@/server/auth/session";
import { openFormAction } from "@/server/http/action";
import { changePassword } from "./change-password";
import { requirePasswords } from "./require-passwords";
import { revokeSession } from "./revoke-session";
import {
  ChangePasswordForm,
  RequestResetForm,
  ResetPasswordForm,
  RevokeSessionForm,
  SignInForm,
  SignUpForm,
} from "./schema";

export const signInAction = openFormAction(
  anyone(),
  SignInForm,
  async (_, { email, password }) =>
    signInWithPassword(requirePasswords(await headers()), { email, password }),
  (_, { next }) => redirect(nextPath(next)),
);

export const signUpAction = openFormAction(
  anyone(),
  SignUpForm,
  async (_, { next, ...account }) => signUpWithPassword(requirePasswords(await headers()), account),
  (_, { next }) => redirect(nextPath(next)),
);

export const requestResetAction = openFormAction(
  anyone(),
  RequestResetForm,
  async (_, { email }) => requestPasswordReset(requirePasswords(await headers()), email),
  (_, { email }) => ({ message: `If ${email} has an account here, a mail with a link is on its way to it.` }),
);

export const resetPasswordAction = openFormAction(
  anyone(),
  ResetPasswordForm,
  async (_, { token, password }) => resetPassword(requirePasswords(await headers()), token, password),
  () => redirect("/sign-in?reset=done"),
);

/** Other places where the user is signed in are signed out; here they stay. */
export const changePasswordAction = openFormAction(
  signedIn(),
  ChangePasswordForm,
  async (_, { current_password: currentPassword, new_password: newPassword }) =>
    changePassword(requirePasswords(await headers()), { currentPassword, newPassword }),
  () => {
    revalidatePath("/dashboard", "layout");
    return { message: "Your password is changed. Other sessions are signed out." };
  },
);

export const revokeSessionAction = openFormAction(
  signedIn(),
  RevokeSessionForm,
  async (_, { session_id }) => revokeSession(await headers(), session_id),
  () => {
    revalidatePath("/dashboard", "layout");
    return { message: "That session is signed out." };
  },
);

export async function signOutAction(): Promise<void> {
  await signIn().signOut(await headers());
  redirect("/sign-in");
}
