import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Redis } from "./port";

/**
 * A Lua script as a typed function. `keys` and `args` name KEYS and ARGV in order,
 * and must match the header of the `.lua` file (tests/contract/lua.test.ts checks it).
 */
export function defineScript<const K extends string, const A extends string, R extends z.ZodType>(script: {
  source: string;
  keys: readonly K[];
  args: readonly A[];
  reply: R;
}) {
  const sha = createHash("sha1").update(script.source).digest("hex");
  return async (
    redis: Redis,
    keys: Record<K, string>,
    args: Record<A, string | number>,
  ): Promise<z.output<R>> => {
    const keyList = script.keys.map((name) => keys[name]);
    const argList = script.args.map((name) => String(args[name]));
    const reply = await redis.evalsha(sha, keyList, argList).catch((error: unknown) => {
      if (!String(error).includes("NOSCRIPT")) throw error;
      return redis.eval(script.source, keyList, argList);
    });
    return script.reply.parse(reply);
  };
}
