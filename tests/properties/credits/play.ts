import type { CreditsSDK } from "@/sdk";
import { T } from "../../setup/ledgers.ts";
import { perform, type Step } from "./arbitrary.ts";

export type Story = { waitMs: number; steps: Step[] }[];

/**
 * Lets a story happen: the steps of a round all at once, each by another client, then time moves on. Answers the instant at its end, and which
 * transaction was answered under each key, as `user:key`.
 */
export async function play(
  sdks: readonly CreditsSDK[],
  users: readonly string[],
  story: Story,
): Promise<{ now: number; seen: Map<string, string> }> {
  const seen = new Map<string, string>();
  let now = T;
  for (const { waitMs, steps } of story) {
    await Promise.all(
      steps.map(async (step, index) => {
        const result = await perform(pick(sdks, index), users, step, now);
        if (result && "key" in step && step.key)
          seen.set(`${users[step.user]}:${step.key}`, result.transaction.id);
      }),
    );
    now += waitMs;
  }
  return { now, seen };
}

export function pick(sdks: readonly CreditsSDK[], index: number): CreditsSDK {
  const sdk = sdks[index % sdks.length];
  if (!sdk) throw new Error("no client");
  return sdk;
}
