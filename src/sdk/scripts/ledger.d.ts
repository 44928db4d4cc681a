/** What every script takes first: the names in the header of ledger.lua, in order. */
export declare const shared: {
  readonly keys: readonly [
    "journal",
    "expiries",
    "op",
    "balance",
    "txs",
    "account",
    "grants",
    "spend",
    "due",
    "holds",
  ];
  readonly args: readonly ["now", "random", "user", "key", "fingerprint", "keepMs", "details"];
};
