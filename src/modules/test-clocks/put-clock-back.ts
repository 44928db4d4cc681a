import "server-only";
import { forgetClock } from "@/server/clock";
import type { Context } from "@/server/context";
import { isTestMode } from "@/server/stripe/client";
import { NotInTestMode } from "./errors";
import { dropClock } from "./repository";

/** Gives the organization the real time back, also while its clock advances: what was done stays done. @throws NotInTestMode */
export async function putClockBack({ read, organizationId }: Context): Promise<void> {
  if (!isTestMode()) throw new NotInTestMode();
  await dropClock(read, organizationId);
  forgetClock(organizationId);
}
