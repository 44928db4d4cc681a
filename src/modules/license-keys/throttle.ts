import "server-only";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import type { World } from "@/server/context";
import { hashOfKey } from "./key";

/**
 * Counts a request that names a key and comes without a token: against its address, so that guessing ends soon, and against the key, so that one that is
 * passed around does not keep the database busy. Before anything is looked up: whoever is above learns nothing of right and wrong.
 * @throws TooManyRequests
 */
export async function throttle(world: Pick<World, "redis">, address: string, key: string): Promise<void> {
  await count(world, "license-address", limits.licenseAddress, address);
  await count(world, "license-key", limits.licenseKey, hashOfKey(key));
}
