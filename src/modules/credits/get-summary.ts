import "server-only";
import type { Context } from "@/server/context";
import { hasAccountsOf, readDays } from "./overview-repository";
import { summarizeCredits } from "./overview-rules";
import type { CreditSummary } from "./overview-schema";

/** What became of the organization's credits in the last days (UTC), as far as archived, beside as many days before. */
export async function getCreditSummary(ctx: Context, days: number): Promise<CreditSummary> {
  const { read, organizationId, now } = ctx;
  const [{ days: figures, features, carried }, has_accounts] = await Promise.all([
    readDays(read, organizationId, days, now),
    hasAccountsOf(read, organizationId),
  ]);
  return { ...summarizeCredits(figures, features, carried), has_accounts };
}
