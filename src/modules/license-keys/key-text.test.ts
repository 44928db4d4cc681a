import { expect, test } from "vitest";
import { activationsText, stateOf, usageText } from "./key-text";

test("activations and uses read as so many of so many", () => {
  expect(activationsText({ activation_count: 2, limit_activations: 3 })).toBe("2 of 3");
  expect(activationsText({ activation_count: 0, limit_activations: null })).toBe("Not activated");
  expect(activationsText({ activation_count: 2, limit_activations: null })).toBe("2, no more");
  expect(usageText({ usage: 1500, limit_usage: null })).toBe("1,500");
  expect(usageText({ usage: 5, limit_usage: 1000 })).toBe("5 of 1,000");
});

test("a key that is over is called so, unless it was taken away before", () => {
  const now = new Date("2026-11-21T12:00:00.000Z");
  const past = "2026-11-21T12:00:00.000Z";
  expect(stateOf({ status: "granted", expires_at: null }, now)).toBe("Active");
  expect(stateOf({ status: "granted", expires_at: past }, now)).toBe("Expired");
  expect(stateOf({ status: "revoked", expires_at: past }, now)).toBe("Revoked");
  expect(stateOf({ status: "disabled", expires_at: null }, now)).toBe("Disabled");
});
