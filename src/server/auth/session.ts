import "server-only";
import { clerk } from "./clerk";
import { isClerkConfigured } from "./clerk-settings";
import { password } from "./password";
import type { SignedInUser, SignIn } from "./sign-in";

export type { SignedInUser } from "./sign-in";

/** Clerk when its keys are set, e-mail and password otherwise. */
export const signIn = (): SignIn => (isClerkConfigured() ? clerk : password);

/** Who the session cookie of these headers belongs to, or null. */
export const currentUser = (headers: Headers): Promise<SignedInUser | null> => signIn().currentUser(headers);
