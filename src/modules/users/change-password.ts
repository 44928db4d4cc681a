import "server-only";
import { isAPIError } from "better-auth/api";
import { invalidField } from "@/lib/errors";
import { library } from "@/server/auth/password-library";

/**
 * Gives the signed-in user another password, and signs out every other place where they are signed in.
 * @throws RequestValidationError when the password they have is another one, TooManyRequests
 */
export async function changePassword(
  headers: Headers,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  try {
    await library().api.changePassword({
      headers,
      body: { currentPassword, newPassword, revokeOtherSessions: true },
    });
  } catch (error) {
    if (isAPIError(error) && error.body?.code === "INVALID_PASSWORD")
      throw invalidField("current_password", "This is not your password.");
    throw error;
  }
}
