import "server-only";
import { isClerkConfigured } from "@/server/auth/clerk-settings";
import { PasswordsNotUsed } from "@/server/auth/errors";

/** Lets the headers of a request through where people sign in by password. @throws PasswordsNotUsed where Clerk does it */
export function requirePasswords(headers: Headers): Headers {
  if (isClerkConfigured()) throw new PasswordsNotUsed();
  return headers;
}
