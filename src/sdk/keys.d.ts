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
export declare function ledgerKeys(options: KeyOptions): {
  journal: (userId: string) => string;
  expiries: (userId: string) => string;
  op: (userId: string, key: string) => string;
  refunded: (userId: string) => string;
  checkpoint: (userId: string) => string;
  /** Those that every script takes of an account, in their order. */
  account: (userId: string) => string[];
  isTogether: (one: string, other: string) => boolean;
};
export type LedgerKeys = ReturnType<typeof ledgerKeys>;
