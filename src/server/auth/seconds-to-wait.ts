import "server-only";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { count } from "./count";
import { TooManyRequests } from "./errors";
import { limits } from "./limits";

/** Counts a visitor of a page that writes for whoever opens it. Answers for how many seconds they are to wait, or null. */
export async function secondsToWait(headers: Headers): Promise<number | null> {
  try {
    await count(world(), "visit", limits.visit, addressOf(headers));
    return null;
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    return (error as typeof error & { allowance?: { resetSeconds: number } }).allowance?.resetSeconds ?? 60;
  }
}
