import "server-only";
import { signIn } from "@/server/auth/session";
import type { SignInSession } from "@/server/auth/sign-in";

/** Where the caller is signed in, the latest first. */
export const listSessions = (headers: Headers): Promise<SignInSession[]> => signIn().listSessions(headers);
