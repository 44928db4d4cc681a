import fc from "fast-check";
import type { CreditsSDK, OperationResult } from "@/sdk";

/** What one of many clients does to an account at an instant. Accounts, keys and ids come from short lists, so that operations meet. */
export type Step =
  | { do: "initialize"; user: number; amount: number }
  | { do: "grant"; user: number; amount: number; priority: number; lifeMs: number | null; key: string | null }
  | { do: "deduct"; user: number; amount: number; key: string | null }
  | { do: "hold"; user: number; amount: number; hold: string; ttlMs: number; key: string | null }
  | { do: "extend"; user: number; hold: string; amount: number; ttlMs: number }
  | { do: "capture"; user: number; hold: string; amount: number | null; key: string | null }
  | { do: "release"; user: number; hold: string }
  | {
      do: "refund";
      user: number;
      which: number;
      amount: number | null;
      renewMs: number | null;
      key: string | null;
    }
  | { do: "revoke"; user: number; which: number; amount: number | null }
  | { do: "transfer"; user: number; shares: number[]; key: string | null }
  | { do: "read"; user: number };

const user = fc.nat(2);
const amount = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1, 7, 1_000_000_007));
const key = fc.option(fc.constantFrom("k1", "k2", "k3", "k4"), { freq: 2 });
const hold = fc.constantFrom("h1", "h2", "h3");
const some = fc.option(fc.integer({ min: 1, max: 30 }));
const span = fc.integer({ min: 1, max: 60 });

export const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("initialize" as const), user, amount: fc.nat(20) }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("grant" as const),
      user,
      amount,
      priority: fc.constantFrom(1, 500),
      lifeMs: fc.option(span),
      key,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("deduct" as const), user, amount, key }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("hold" as const), user, amount, hold, ttlMs: span, key }),
  },
  fc.record({ do: fc.constant("extend" as const), user, hold, amount: fc.nat(20), ttlMs: fc.nat(60) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant("capture" as const), user, hold, amount: some, key }) },
  fc.record({ do: fc.constant("release" as const), user, hold }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("refund" as const),
      user,
      which: fc.nat(9),
      amount: some,
      renewMs: fc.option(span),
      key,
    }),
  },
  fc.record({ do: fc.constant("revoke" as const), user, which: fc.nat(5), amount: some }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("transfer" as const),
      user,
      shares: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 2 }),
      key,
    }),
  },
  fc.record({ do: fc.constant("read" as const), user }),
);

/** What is done at one instant, all at once, and how long until the next. */
export const rounds = fc.array(
  fc.record({ waitMs: fc.nat(40), steps: fc.array(step, { minLength: 1, maxLength: 8 }) }),
  {
    minLength: 1,
    maxLength: 8,
  },
);

const refused = new Set(["InsufficientCreditsError", "TransactionError"]);

/** Does one step. A refusal by name is an answer; anything else is a fault of the ledger. */
export async function perform(
  sdk: CreditsSDK,
  users: readonly string[],
  step: Step,
  now: number,
): Promise<OperationResult | null> {
  try {
    return await act(sdk, users, step, now);
  } catch (error) {
    if (error instanceof Error && refused.has(error.name)) return null;
    throw error;
  }
}

const optional = <K extends string>(name: K, value: number | null): { [key in K]?: number } =>
  (value === null ? {} : { [name]: value }) as { [key in K]?: number };

async function act(
  sdk: CreditsSDK,
  users: readonly string[],
  step: Step,
  now: number,
): Promise<OperationResult | null> {
  const id = users[step.user] ?? "";
  // A key belongs to one kind of operation more often than not, and sometimes to two.
  const once = { now, ...("key" in step && step.key && { idempotencyKey: step.key }) };
  switch (step.do) {
    case "initialize":
      await sdk.initialize(id, step.amount, { now });
      return null;
    case "grant":
      return sdk.grant(id, step.amount, {
        ...once,
        priority: step.priority,
        expiresAt: step.lifeMs === null ? null : now + step.lifeMs,
        grantId: `g${step.amount % 6}`,
      });
    case "deduct":
      return sdk.deduct(id, step.amount, once);
    case "hold":
      return sdk.hold(id, step.amount, { ...once, holdId: step.hold, ttlMs: step.ttlMs });
    case "extend":
      return sdk.extend(id, step.hold, { now, amount: step.amount, ttlMs: step.ttlMs });
    case "capture":
      return sdk.capture(id, step.hold, step.amount ?? undefined, once);
    case "release":
      return sdk.release(id, step.hold, { now });
    case "refund": {
      const { transactions } = await sdk.getTransactions(id, { types: ["deduct", "capture"], limit: 10 });
      const spent = transactions[step.which % Math.max(1, transactions.length)];
      if (!spent) return null;
      const renew = step.renewMs === null ? null : now + step.renewMs;
      return sdk.refund(id, spent.id, {
        ...once,
        ...optional("amount", step.amount),
        ...optional("renewUntil", renew),
      });
    }
    case "revoke":
      await sdk.revoke(id, `g${step.which}`, { now, ...optional("amount", step.amount) });
      return null;
    case "transfer": {
      const others = users.filter((name) => name !== id);
      const shares = step.shares.map((share, index) => ({ to: others[index] ?? "", amount: share }));
      return sdk.transfer(id, shares, once);
    }
    case "read":
      await sdk.getAccount(id, { now });
      return null;
  }
}
