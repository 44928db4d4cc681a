import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bucket, type CyclePlan, type Cycles, planCycles } from "./cycle-rules";

const AMOUNT = 100;
const NOW = new Date("2030-01-01T00:00:00Z");
const startOf = (month: number) => new Date(Date.UTC(2026, month, 1)).toISOString();

const kinds = {
  ends: { rollover: false, rollover_cap: null },
  capped: { rollover: true, rollover_cap: 60 },
  stays: { rollover: true, rollover_cap: null },
} as const;

type Kind = keyof typeof kinds;
type Row = Bucket & { spent: number };

/** A subscription's paid periods, a grant, and a ledger that answers when it is asked to. */
class Life {
  periods: { start: string; kept: boolean }[] = [{ start: startOf(0), kept: true }];
  rows: Row[] = [];
  wanted: "granted" | "revoked" = "granted";
  since = startOf(0);
  delivered: string | null = null;
  carry: Cycles["carry"] = null;
  stopped: string[] = [];

  readonly kind: Kind;

  constructor(of: Kind) {
    this.kind = of;
  }

  get cycles(): Cycles {
    const last = new Map(this.rows.map((row) => [`${row.paid_by} ${row.carried_from}`, row]));
    return {
      wanted: this.wanted,
      since: this.since,
      delivered: this.delivered,
      carry: this.carry,
      stopped: this.stopped,
      buckets: [...last.values()],
      periods: this.periods.map((period) => ({
        ...period,
        net_amount: 2000,
        currency: "usd",
        ordered_at: period.start,
      })),
      properties: {
        amount: AMOUNT,
        credits_per_unit: null,
        currency: null,
        expires_in_days: null,
        priority: 500,
        ...kinds[this.kind],
      },
    };
  }

  step(): CyclePlan {
    const plan = planCycles(this.cycles, NOW);
    for (const row of this.rows) if (plan.takeBack.includes(row.id)) row.is_asked_back = true;
    for (const bucket of plan.give) {
      const id = `${bucket.paid_by} ${bucket.carried_from} ${bucket.turn}`;
      expect(this.rows.map((row) => row.id)).not.toContain(id);
      this.rows.push({ ...bucket, id, is_asked_back: false, taken_back: null, spent: 0 });
    }
    Object.assign(this, { delivered: plan.delivered, carry: plan.carry, stopped: plan.stopped });
    return plan;
  }

  /** The ledger does what it was asked for. */
  answer(): void {
    for (const row of this.rows)
      if (row.is_asked_back && row.taken_back === null) row.taken_back = row.amount - row.spent;
  }

  settle(): void {
    for (let round = 0; round < 100; round++) {
      const { give, takeBack, waits, isBehind } = this.step();
      this.answer();
      if (give.length + takeBack.length === 0 && !waits && !isBehind) return;
    }
    throw new Error("it never comes to rest");
  }

  live(): Row[] {
    return this.rows.filter(({ is_asked_back }) => !is_asked_back);
  }

  balance(): number {
    return this.live().reduce((sum, { amount, spent }) => sum + amount - spent, 0);
  }

  spend(amount: number): void {
    const row = this.live().find((each) => each.amount > each.spent);
    if (row) row.spent = Math.min(row.amount, row.spent + amount);
  }

  renew(): void {
    const start = startOf(this.periods.length);
    this.periods.push({ start, kept: true });
    if (this.wanted === "revoked") this.since = start;
    this.wanted = "granted";
  }

  do(what: Deed): void {
    if (what.do === "renew") this.renew();
    else if (what.do === "spend") this.spend(what.amount);
    else if (what.do === "stop") this.wanted = "revoked";
    else if (what.do === "step") this.step();
    else if (what.do === "answer") this.answer();
    else if ("period" in what) this.refund(what.period, what.do === "unrefund");
  }

  refund(which: number, kept: boolean): void {
    const period = this.periods[which % this.periods.length];
    if (period) period.kept = kept;
  }
}

type Deed =
  | { do: "renew" | "stop" | "step" | "answer" }
  | { do: "spend"; amount: number }
  | { do: "refund" | "unrefund"; period: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom("renew" as const, "renew", "stop", "step", "step", "answer") }),
  fc.record({ do: fc.constant("spend" as const), amount: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ do: fc.constantFrom("refund" as const, "unrefund"), period: fc.nat(11) }),
);
const kind = fc.constantFrom<Kind>("ends", "capped", "stays");
const lives = fc.tuple(kind, fc.array(deed, { maxLength: 40 })).map(([of, deeds]) => {
  const life = new Life(of);
  life.step();
  for (const each of deeds) life.do(each);
  life.settle();
  return life;
});

describe("random lives of a grant, whatever is repeated or waits", () => {
  test("once at rest it stays at rest", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { give, takeBack, waits } = life.step();
        expect([give, takeBack, waits]).toEqual([[], [], false]);
      }),
      { numRuns: 500 },
    );
  });

  test("no period ever gives more than its amount", () => {
    fc.assert(
      fc.property(lives, (life) => {
        for (const { start } of life.periods) {
          const of = life.rows.filter(({ paid_by }) => paid_by === start);
          const had = of.reduce((sum, row) => sum + (row.is_asked_back ? row.spent : row.amount), 0);
          expect(had).toBeLessThanOrEqual(AMOUNT);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("nothing is left of one that is revoked, nor of a period that was given back", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const kept = new Set(life.periods.filter((period) => period.kept).map(({ start }) => start));
        if (life.wanted === "revoked") expect(life.live()).toEqual([]);
        for (const { paid_by } of life.live()) expect(kept).toContain(paid_by);
      }),
      { numRuns: 500 },
    );
  });

  test("the newest period is there in full when it begins, with no more of the others than rolls over", () => {
    fc.assert(
      fc.property(lives, (life) => {
        const wasGranted = life.wanted === "granted";
        const before = life.balance();
        life.renew();
        life.settle();
        expect(life.balance()).toBeGreaterThanOrEqual(AMOUNT);
        const rolledOver = { ends: 0, capped: Math.min(before, 60), stays: before }[life.kind];
        if (wasGranted || life.kind === "ends") expect(life.balance()).toBe(AMOUNT + rolledOver);
      }),
      { numRuns: 500 },
    );
  });
});
