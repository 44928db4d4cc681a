/** How an application names its keys. */
export type KeyOptions = {
  /** Text before every key. */
  prefix?: string | undefined;
  /**
   * For Redis Cluster: the hash tag of an account. Accounts of one tag share a slot and a journal; a transfer between two tags is
   * refused by name, since no script can reach both.
   */
  hashTag?: ((userId: string) => string) | undefined;
};

/** Every key of the ledger, in one place. `balance:{userId}` and `txs:{userId}` are a stable public format; the others may be added to. */
export function ledgerKeys(options: KeyOptions) {
  const before = (userId: string) =>
    `${options.prefix ?? ""}${options.hashTag ? `{${options.hashTag(userId)}}:` : ""}`;
  return {
    journal: (userId: string) => `${before(userId)}journal`,
    expiries: (userId: string) => `${before(userId)}expiries`,
    // Behind the user id stands no colon but the one before the key, so that no two accounts share a name.
    op: (userId: string, key: string) =>
      `${before(userId)}op:${userId}:${key.replaceAll("%", "%25").replaceAll(":", "%3A")}`,
    refunded: (userId: string) => `${before(userId)}refunded:${userId}`,
    checkpoint: (userId: string) => `${before(userId)}checkpoint:${userId}`,
    /** Those that every script takes of an account, in their order. */
    account: (userId: string) =>
      ["balance", "txs", "account", "grants", "spend", "due", "holds"].map(
        (name) => `${before(userId)}${name}:${userId}`,
      ),
    isTogether: (one: string, other: string) => before(one) === before(other),
  };
}
export type LedgerKeys = ReturnType<typeof ledgerKeys>;
