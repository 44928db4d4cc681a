import type { Transaction } from "@/sdk";
import { grantRows } from "./archive-plan";
import type { GrantRow } from "./archive-repository";

/** What transactions make of an account's grants: those they make, and by bucket what they change of others. */
export function liveGrants(
  owner: { organization_id: string; customer_id: string },
  lines: readonly Transaction[],
): { made: GrantRow[]; changed: Record<string, number> } {
  const { made, changed } = grantRows(lines.map((line) => ({ line, after: owner })));
  return { made, changed: Object.fromEntries(changed.map(({ bucket_key, change }) => [bucket_key, change])) };
}
