import type { Sample } from "./sample.ts";

/** A request to a merchant whose clock is as it was before the one before. */
const atRest = (body?: Record<string, unknown>, isStopped = false): Sample => ({
  make: async ({ token }, { api }) => {
    await api("DELETE", "/test-clock", undefined, { token });
    if (isStopped) await api("POST", "/test-clock", undefined, { token });
    return body ? { body } : {};
  },
});

export const testClock: Record<string, Sample> = {
  "testClock.get": atRest(undefined, true),
  "testClock.stop": atRest(),
  "testClock.advance": atRest({ days: 30 }),
  "testClock.delete": atRest(undefined, true),
  "testClock.timeline": atRest(undefined, true),
};
