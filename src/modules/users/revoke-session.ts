import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { signIn } from "@/server/auth/session";

/** Signs one session of the caller out, at once and in every process. @throws ResourceNotFound when it is not theirs */
export async function revokeSession(headers: Headers, sessionId: string): Promise<void> {
  if (!(await signIn().revokeSession(headers, sessionId))) throw new ResourceNotFound();
}
