import { aSeller, fillSubscriptions } from "./fill.ts";
import type { Place } from "./services.ts";
import { claimTime } from "./workers.ts";

export type Claim = { subscriptions: number; ms: number; rows: number };

const DUE = 500;

/** How long the claim of a batch takes among so many subscriptions of which few are due, as the table grows. */
export async function measureClaims(place: Place, sizes: readonly number[]): Promise<Claim[]> {
  const { database, environment } = place;
  const seller = await aSeller(database);
  await fillSubscriptions(database, seller, { count: DUE, isDue: true });
  const claims: Claim[] = [];
  let filled = DUE;
  for (const size of sizes) {
    await fillSubscriptions(database, seller, { count: size - filled, isDue: false });
    filled = size;
    await database.query("VACUUM ANALYZE subscription");
    claims.push({ subscriptions: size, ...(await claimTime(environment)) });
  }
  return claims;
}
