import type { Transaction } from "@/sdk";
import { grantRows } from "./archive-plan";
import type { GrantRow } from "./archive-repository";
import { grantChangesOf } from "./archive-rules";

/** What the transaction `seq` changed of a bucket. */
type LiveChange = { bucket_key: string; change: number; seq: number };

/** What transactions make of an account's grants: those they make, as they are after all of them, and every change. */
export function liveGrants(
  owner: { organization_id: string; customer_id: string },
  lines: readonly Transaction[],
): { made: GrantRow[]; changes: LiveChange[] } {
  const { made } = grantRows(lines.map((line) => ({ line, after: owner })));
  const changes = lines.flatMap((line) =>
    grantChangesOf(line).map(({ bucket_key, change }) => ({ bucket_key, change, seq: line.seq })),
  );
  return { made, changes };
}
