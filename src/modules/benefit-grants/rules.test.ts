import { expect, test } from "vitest";
import { stepOf, termsOf } from "./rules";

const fixed = {
  amount: 1000,
  credits_per_unit: null,
  currency: null,
  expires_in_days: null,
  rollover: false,
  rollover_cap: null,
  priority: 500,
};

test("what was sold ends so many days after the order, to the millisecond", () => {
  const created_at = new Date("2026-02-27T12:00:00.123Z");
  const order = { net_amount: 0, currency: "usd", created_at };
  const properties = { ...fixed, amount: 5, expires_in_days: 2, priority: 7 };
  expect(termsOf({ type: "credits", properties }, order)).toEqual({
    type: "credits",
    amount: 5,
    expires_at: "2026-03-01T12:00:00.123Z",
    priority: 7,
  });
  expect(termsOf({ type: "credits", properties: fixed }, order)).toMatchObject({ expires_at: null });
});

test("what an order earns nothing of promises nothing", () => {
  const order = { net_amount: 1000, currency: "jpy", created_at: new Date() };
  const properties = { ...fixed, amount: null, credits_per_unit: 100, currency: "usd" };
  expect(termsOf({ type: "credits", properties }, order)).toBeNull();
});

test("a grant goes to where it is wanted by one step, and from there by none", () => {
  expect(stepOf({ state: "pending", wanted: "granted" })).toBe("grant");
  expect(stepOf({ state: "granted", wanted: "granted" })).toBeNull();
  expect(stepOf({ state: "granted", wanted: "revoked" })).toBe("take-back");
  expect(stepOf({ state: "pending", wanted: "revoked" })).toBe("drop");
  expect(stepOf({ state: "revoked", wanted: "revoked" })).toBeNull();
  expect(stepOf({ state: "revoked", wanted: "granted" })).toBe("grant");
});
