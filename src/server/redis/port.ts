import "server-only";

/** The little that we need of Redis. Both drivers fit behind it; replies are strings, integers, null or lists of them. */
export type Redis = {
  eval(source: string, keys: string[], args: string[]): Promise<unknown>;
  evalsha(sha: string, keys: string[], args: string[]): Promise<unknown>;
  /** Any other command, by its words. */
  command(...words: [string, ...string[]]): Promise<unknown>;
  close(): Promise<void>;
};
