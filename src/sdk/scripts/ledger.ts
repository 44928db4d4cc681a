/** What every script takes first: the names in the header of ledger.lua, in order. */
export const shared = {
  keys: ["journal", "expiries", "op", "balance", "txs", "account", "grants", "spend", "due", "holds"],
  args: ["now", "random", "user", "key", "fingerprint", "keepMs", "details"],
} as const;
