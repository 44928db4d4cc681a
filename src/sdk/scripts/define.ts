import { createHash } from "node:crypto";
import ledger from "./ledger.lua";

/** One script of the ledger: the shared beginning and its own text, and the names of what it takes beyond the shared keys and arguments. */
export type Script<A extends string = string> = {
  source: string;
  sha: string;
  keys: readonly string[];
  args: readonly A[];
};

/** `keys` and `args` name KEYS and ARGV in order after those of ledger.lua, and match the header of the `.lua` file. */
export function defineScript<const A extends string>(script: {
  source: string;
  keys: readonly ("refunded" | "checkpoint")[];
  args: readonly A[];
}): Script<A> {
  const source = `${ledger}\n${script.source}`;
  return { ...script, source, sha: createHash("sha1").update(source).digest("hex") };
}
