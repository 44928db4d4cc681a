import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Role } from "@/server/auth/scopes";
import type { Context } from "@/server/context";
import { listParkedJobs as list, type ParkedJob } from "@/server/jobs/parked";
import { mayOperate } from "./may-operate";

export type { ParkedJob } from "@/server/jobs/parked";

/** The jobs that gave up and wait for a person. @throws ResourceNotFound to whoever does not operate the installation */
export async function listParkedJobs(ctx: Context, role: Role): Promise<ParkedJob[]> {
  if (!(await mayOperate(ctx, role))) throw new ResourceNotFound();
  return list(ctx.read);
}
