/** What somebody may do, and until when (null: for good). */
export type Reach = { scopes: readonly string[]; expiresAt: Date | null };

/** Whether `wanted` goes beyond `own` in scopes or in time. */
export function exceeds(wanted: Reach, own: Reach): boolean {
  const has = new Set(own.scopes);
  if (wanted.scopes.some((scope) => !has.has(scope))) return true;
  if (own.expiresAt === null) return false;
  return wanted.expiresAt === null || wanted.expiresAt > own.expiresAt;
}
