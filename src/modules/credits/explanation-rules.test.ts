import { expect, test } from "vitest";
import { stepsOf } from "./explanation-rules";
import type { CreditTransaction } from "./schema";

const line = (seq: number, amount: number, balance: number) =>
  ({ id: `tx_${seq}`, seq, amount, balance }) as CreditTransaction;

test("the whole log is folded from nothing, oldest first", () => {
  const { opening, steps } = stepsOf([line(3, -7, 743), line(2, -250, 750), line(1, 1000, 1000)]);
  expect(opening).toEqual({ seq: 0, balance: 0 });
  expect(steps.map(({ line: { seq }, sum, agrees }) => [seq, sum, agrees])).toEqual([
    [1, 1000, true],
    [2, 750, true],
    [3, 743, true],
  ]);
});

test("a later piece goes on from what was noted before it", () => {
  const { opening, steps } = stepsOf([line(9, 5, 30), line(8, -10, 25)]);
  expect(opening).toEqual({ seq: 7, balance: 35 });
  expect(steps.at(-1)?.sum).toBe(30);
});

test("a line whose noted balance does not follow is told, and an empty log is nothing", () => {
  expect(stepsOf([line(2, -1, 98), line(1, 100, 100)]).steps.map(({ agrees }) => agrees)).toEqual([
    true,
    false,
  ]);
  expect(stepsOf([])).toEqual({ opening: { seq: 0, balance: 0 }, steps: [] });
});
