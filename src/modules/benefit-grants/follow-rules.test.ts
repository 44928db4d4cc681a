import { expect, test } from "vitest";
import { type Followed, planFollow } from "./follow-rules";

const start = new Date("2026-04-01T00:00:00Z");
const before = new Date("2026-03-01T00:00:00Z");
const now = new Date("2026-04-10T00:00:00Z");

const credits = {
  id: "credits",
  type: "credits" as const,
  properties: {
    amount: 100,
    credits_per_unit: null,
    currency: null,
    expires_in_days: null,
    rollover: false,
    rollover_cap: null,
    priority: 500,
  },
  is_draft: false,
};
const feature = { id: "feature", type: "feature_flag" as const, properties: {}, is_draft: false };

const paid = {
  start: start.toISOString(),
  kept: true,
  net_amount: 1000,
  currency: "usd",
  ordered_at: start.toISOString(),
};

const followed = (named: Partial<Followed>): Followed => ({
  status: "active",
  current_period_start: start,
  past_due_at: null,
  grace_days: 0,
  periods: [paid],
  listed: [credits, feature],
  holders: [],
  seats: 1,
  grants: [],
  ...named,
});

type Wanted = "granted" | "revoked";
const grant = (
  benefit_id: string,
  customer_id: string,
  wanted: Wanted,
  period_start: Date | null = start,
) => ({
  id: `${benefit_id} of ${customer_id}`,
  benefit_id,
  customer_id,
  state: wanted,
  wanted,
  period_start,
  is_deleted: false,
});

const plan = (named: Partial<Followed>) => planFollow(followed(named), now);
const of = (customer_id: string, ...ids: string[]) => ids.map((benefit_id) => ({ benefit_id, customer_id }));

test("each holder begins to have all that is listed", () => {
  expect(plan({ seats: 2, holders: ["ada", "grace"] }).begin).toEqual([
    ...of("ada", "credits"),
    ...of("grace", "credits"),
    ...of("ada", "feature"),
    ...of("grace", "feature"),
  ]);
});

test("a seat that changes hands gives a period's credits once, and all else to whoever has it", () => {
  const grants = [grant("credits", "ada", "revoked"), grant("feature", "ada", "revoked")];
  expect(plan({ holders: ["grace"], grants }).begin).toEqual(of("grace", "feature"));
  const running = [grant("credits", "ada", "granted"), grant("feature", "ada", "granted")];
  expect(plan({ holders: ["grace"], grants: running })).toMatchObject({
    begin: of("grace", "feature"),
    turn: running.map(({ id }) => ({ id, wanted: "revoked" })),
  });
});

test("with the next period, or another seat, the credits come too", () => {
  const grants = [grant("credits", "ada", "revoked", before)];
  expect(plan({ holders: ["grace"], grants }).begin).toEqual([
    ...of("grace", "credits"),
    ...of("grace", "feature"),
  ]);
  const taken = [grant("credits", "ada", "revoked")];
  expect(plan({ seats: 2, holders: ["grace"], grants: taken }).begin).toContainEqual({
    benefit_id: "credits",
    customer_id: "grace",
  });
});

test("whoever gets back the seat they had in this period has the credits back, and in a later one as far as there are seats", () => {
  const back = plan({ holders: ["ada"], grants: [grant("credits", "ada", "revoked")] });
  expect(back.turn).toEqual([{ id: "credits of ada", wanted: "granted" }]);
  const later = { holders: ["ada"], grants: [grant("credits", "ada", "revoked", before)] };
  expect(plan(later).turn).toEqual([{ id: "credits of ada", wanted: "granted" }]);
  const crowded = { ...later, grants: [...later.grants, grant("credits", "grace", "revoked")] };
  expect(plan(crowded).turn).toEqual([]);
});

test("of what is not sold by the seat nothing is counted", () => {
  const grants = [grant("credits", "ada", "revoked")];
  expect(plan({ seats: null, holders: ["grace"], grants }).begin).toEqual([
    ...of("grace", "credits"),
    ...of("grace", "feature"),
  ]);
});
