import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { CreditsSDK } from "@/sdk";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { ledgersForTest } from "../../setup/ledgers.ts";

const redis = ledgersForTest();

/** So many debits of one credit at once from a process of its own. */
async function spend(user: string, count: number): Promise<{ succeeded: number; refused: string[] }> {
  const hooks = ["--conditions=react-server", "--import", inRoot("scripts/typescript-hooks.mjs")];
  const words = [...hooks, inRoot("tests/setup/spend.ts"), redis.url(), user, String(count)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: inRoot(".") });
  return JSON.parse(stdout);
}

test.each([1, 4])(
  "of 10,000 debits at once on 5,000 credits exactly 5,000 succeed, from %i processes",
  async (processes) => {
    const sdk = new CreditsSDK(redis.raw());
    const user = `stampede-${processes}`;
    await sdk.grant(user, 5_000);
    const results = await Promise.all(
      Array.from({ length: processes }, () => spend(user, 10_000 / processes)),
    );
    expect(results.reduce((sum, { succeeded }) => sum + succeeded, 0)).toBe(5_000);
    expect(new Set(results.flatMap(({ refused }) => refused))).toEqual(new Set(["InsufficientCreditsError"]));
    expect(await sdk.verifyBalance(user)).toMatchObject({ isValid: true, balance: 0, seq: 5_001 });
  },
  120_000,
);
