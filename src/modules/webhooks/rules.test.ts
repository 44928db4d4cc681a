import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, SECOND_MS } from "@/lib/time";
import { faultOf, judge } from "./rules";

const now = new Date("2026-03-16T12:00:00Z");
const first = { attempts: 1, since: now, type: "order.paid" };
const after = (nextAt: Date) => nextAt.getTime() - now.getTime();
const answer = (status: number | null, retryAfter: string | null = null) => ({ status, retryAfter });

test("2xx delivers and nothing else does", () => {
  for (const status of [200, 201, 204, 299])
    expect(judge(answer(status), first, now, 0.5).state).toBe("succeeded");
  for (const status of [null, 101, 301, 307, 400, 404, 429, 500, 503])
    expect(judge(answer(status), first, now, 0.5).state).toBe("failed");
});

test("410 ends the delivery and says that nobody is there", () => {
  expect(judge(answer(410), first, now, 0.5)).toMatchObject({ state: "dead", isGone: true });
});

test("a test event is tried once, whatever is answered", () => {
  const test = { ...first, type: "webhook.test" };
  expect(judge(answer(500), test, now, 0.5).state).toBe("dead");
  expect(judge(answer(200), test, now, 0.5).state).toBe("succeeded");
});

test("each wait is longer than the one before, within a fifth of jitter", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => {
    const at = (random: number) => after(judge(answer(500), { ...first, attempts }, now, random).nextAt);
    expect(at(0) / at(0.5)).toBeCloseTo(0.8);
    expect(at(1) / at(0.5)).toBeCloseTo(1.2);
    return at(0.5);
  });
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits[0]).toBe(5 * SECOND_MS);
  expect(waits.at(-1)).toBe(8 * HOUR_MS);
});

test("Retry-After is obeyed as seconds and as a date, for a day at most, and never shortens a wait", () => {
  const wait = (header: string) => after(judge(answer(503, header), first, now, 0.5).nextAt);
  expect(wait("120")).toBe(120 * SECOND_MS);
  expect(wait("Mon, 16 Mar 2026 13:00:00 GMT")).toBe(HOUR_MS);
  expect(wait("99999999")).toBe(DAY_MS);
  for (const header of ["0", "-5", "soon", "Mon, 16 Mar 2020 13:00:00 GMT"])
    expect(wait(header)).toBe(5 * SECOND_MS);
});

test("a delivery is tried for three days and then given up", () => {
  let at = now;
  let attempts = 0;
  for (;;) {
    attempts += 1;
    const { state, nextAt } = judge(answer(500), { ...first, attempts }, at, 0.5);
    if (state === "dead") break;
    at = nextAt;
  }
  expect(after(at)).toBeGreaterThan(2.6 * DAY_MS);
  expect(after(at)).toBeLessThanOrEqual(3 * DAY_MS);
  expect(attempts).toBeGreaterThan(10);
});

test("what failed is said in words", () => {
  expect(faultOf({ status: 204, error: null })).toBeNull();
  expect(faultOf({ status: 302, error: null })).toBe("redirects are not followed");
  expect(faultOf({ status: 500, error: null })).toBe("answered 500");
  expect(faultOf({ status: null, error: "connect ECONNREFUSED" })).toBe("connect ECONNREFUSED");
});
