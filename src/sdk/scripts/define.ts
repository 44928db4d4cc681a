import { createHash } from "node:crypto";
import ledger from "./ledger.lua";

/** One script of the ledger, with the names of what it takes beyond the shared keys and arguments. */
export type Script<A extends string = string> = {
  name: string;
  source: string;
  sha: string;
  args: readonly A[];
};

/** `keys` and `args` name KEYS and ARGV in order after those of ledger.lua, and match the header of the `.lua` file. */
export function defineScript<const A extends string>(script: {
  name: string;
  source: string;
  keys: readonly ("refunded" | "checkpoint")[];
  args: readonly A[];
}): Script<A> {
  const source = script.source.replace("-- include: ledger.lua\n", () => ledger);
  const { name, args } = script;
  return { name, args, source, sha: createHash("sha1").update(source).digest("hex") };
}
