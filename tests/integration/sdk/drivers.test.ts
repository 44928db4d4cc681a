import { expect, test } from "vitest";
import { CreditsSDK, type RedisClient } from "@/sdk";
import { ledgersForTest } from "../../setup/ledgers.ts";

const redis = ledgersForTest();

test("with hash tags keys share a slot, and a transfer over two tags is refused by name", async () => {
  const sdk = new CreditsSDK(redis.raw(), { prefix: "app:", hashTag: (id) => id.slice(0, 1) });
  await sdk.grant("a1", 5);
  expect(await redis.raw().get("app:{a}:balance:a1")).toBe("5");
  expect(await redis.raw().xlen("app:{a}:journal")).toBe(1);
  await sdk.transfer("a1", [{ to: "a2", amount: 2 }]);
  await expect(sdk.transfer("a1", [{ to: "b1", amount: 2 }])).rejects.toMatchObject({
    name: "CrossSlotError",
    code: "cross_slot",
  });
});

test("when no answer comes the operation is sent again under the same key, and has one effect", async () => {
  const raw = redis.raw();
  let answers = 0;
  const lossy: RedisClient = {
    eval: (source: string, keys: string[], args: string[]) => raw.eval(source, keys.length, ...keys, ...args),
    evalsha: async (sha: string, keys: string[], args: string[]) => {
      const reply = await raw.evalsha(sha, keys.length, ...keys, ...args);
      if (++answers === 1) throw new Error("Connection is closed.");
      return reply;
    },
  };
  const sdk = new CreditsSDK(lossy);
  await new CreditsSDK(raw).grant("lossy", 10);
  await new CreditsSDK(raw).deduct("somebody else", 1).catch(() => "so that the script is known");
  expect(await sdk.deduct("lossy", 3)).toMatchObject({ balance: 7, repeated: true });
  expect(await sdk.getBalance("lossy")).toBe(7);
  const gone = new CreditsSDK({
    eval: () => Promise.reject(new Error("ECONNREFUSED")),
    evalsha: () => Promise.reject(new Error("ECONNREFUSED")),
  });
  await expect(gone.deduct("lossy", 1)).rejects.toMatchObject({ code: "unavailable", status: 503 });
});
