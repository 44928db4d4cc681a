import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { runParkedJob } from "@/server/jobs/parked";
import { mayOperate } from "./may-operate";

/**
 * Lets a parked job run again, with all of its attempts.
 * @throws ResourceNotFound when it is not parked (any more), and to whoever does not operate the installation
 */
export async function runJobAgain(ctx: Context, subject: Subject, id: string): Promise<undefined> {
  const role = subject.type === "user" ? subject.membership?.role : undefined;
  if (!role || !(await mayOperate(ctx, role)) || !(await runParkedJob(ctx.db, id)))
    throw new ResourceNotFound();
  return undefined;
}
