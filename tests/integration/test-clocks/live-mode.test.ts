import { expect, test } from "vitest";
import { apiForTest } from "../../setup/api.ts";

const { api } = apiForTest({ STRIPE_SECRET_KEY: "sk_live_0123456789" });

test("with a live key of Stripe time cannot be moved, and the refusal says why", async () => {
  const asked = [
    await api("POST", "/test-clock"),
    await api("POST", "/test-clock/advance", { days: 1 }),
    await api("DELETE", "/test-clock"),
  ];
  for (const { status, body } of asked) expect([status, body.error]).toEqual([403, "NotInTestMode"]);
  expect(asked[0]?.body.detail).toContain("test mode");
  expect((await api("GET", "/test-clock")).body.status).toBe("real");
});
