import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { PasswordsNotUsed } from "@/server/auth/errors";
import { library } from "@/server/auth/password-library";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { logContext } from "@/server/log";
import { requirePasswords } from "./require-passwords";

/** Of the library's HTTP interface, what we stand behind; sessions are listed without their tokens elsewhere. */
const served = new Set([
  "GET /get-session",
  "POST /sign-in/email",
  "POST /sign-up/email",
  "POST /sign-out",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /change-password",
]);

/** `/api/auth/*`: sign-in by HTTP, for programs and for mobile clients; pages use forms. */
export function handleSignIn(request: Request): Promise<Response> {
  const call = beginCall(request);
  return logContext.run({ requestId: call.requestId }, async () => {
    try {
      requirePasswords(request.headers);
      const path = call.url.pathname.replace(/^\/api\/auth/, "").replace(/\/$/, "");
      if (!served.has(`${request.method} ${path}`)) throw new ResourceNotFound();
      return await library().handler(request);
    } catch (error) {
      return errorResponse(error, call, [ResourceNotFound, PasswordsNotUsed]);
    }
  });
}
