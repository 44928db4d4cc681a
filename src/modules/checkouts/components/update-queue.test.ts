import { beforeEach, expect, test, vi } from "vitest";
import { makeUpdateQueue, type Patch } from "./update-queue";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

/** A queue whose answers are given by hand. */
function aQueue() {
  const sent: Patch[] = [];
  const answers: ((isAnswered: boolean) => void)[] = [];
  const pending: boolean[] = [];
  const queue = makeUpdateQueue({
    send: (patch) => {
      sent.push(patch);
      return new Promise((resolve) => answers.push(resolve));
    },
    onPending: (isPending) => pending.push(isPending),
    delayMs: 100,
  });
  const answer = async (isAnswered = true) => {
    answers.shift()?.(isAnswered);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { queue, sent, pending, answer };
}

test("what is typed in one go is sent once, with the last value of each field", async () => {
  const { queue, sent } = aQueue();
  queue.push({ name: "B" });
  await vi.advanceTimersByTimeAsync(60);
  queue.push({ name: "Bo", email: "bo@example.com" });
  await vi.advanceTimersByTimeAsync(60);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(60);
  expect(sent).toEqual([{ name: "Bo", email: "bo@example.com" }]);
});

test("a change waits for the answer to the one before, so that the latest answer is the last", async () => {
  const { queue, sent, answer, pending } = aQueue();
  queue.push({ country: "DE" }, true);
  queue.push({ country: "FR" }, true);
  expect(sent).toEqual([{ country: "DE" }]);
  await answer();
  expect(sent).toEqual([{ country: "DE" }, { country: "FR" }]);
  expect(pending.at(-1)).toBe(true);
  await answer();
  expect(pending.at(-1)).toBe(false);
});

test("flush sends what waits at once and ends when all is answered", async () => {
  const { queue, sent, answer } = aQueue();
  queue.push({ country: "DE" }, true);
  queue.push({ name: "Bo" });
  const done = vi.fn();
  void queue.flush().then(done);
  await answer();
  expect(done).not.toHaveBeenCalled();
  expect(sent).toEqual([{ country: "DE" }, { name: "Bo" }]);
  await answer();
  expect(done).toHaveBeenCalledWith(true);
});

test("what was not answered is kept and sent again with the next change", async () => {
  const { queue, sent, answer, pending } = aQueue();
  queue.push({ country: "DE", name: "B" }, true);
  await answer(false);
  expect(pending.at(-1)).toBe(false);
  queue.push({ name: "Bo" }, true);
  expect(sent.at(-1)).toEqual({ country: "DE", name: "Bo" });
});

test("flush tells that no answer came", async () => {
  const { queue, answer } = aQueue();
  queue.push({ country: "DE" });
  const done = vi.fn();
  void queue.flush().then(done);
  await answer(false);
  expect(done).toHaveBeenCalledWith(false);
  expect(queue.take()).toEqual({ country: "DE" });
});

test("whoever leaves takes along what is not answered yet, the later value first", () => {
  const { queue } = aQueue();
  expect(queue.take()).toBeNull();
  queue.push({ country: "DE", name: "B" }, true);
  queue.push({ name: "Bo" });
  expect(queue.take()).toEqual({ country: "DE", name: "Bo" });
});
