import { expect, test } from "vitest";
import { summarizeCredits } from "./overview-rules";

const day = (
  date: string,
  figures: Partial<Record<"purchased" | "granted" | "spent" | "expired" | "revoked", number>> = {},
) => ({
  date,
  purchased: 0,
  granted: 0,
  spent: 0,
  expired: 0,
  revoked: 0,
  ...figures,
});

test("what is outstanding is carried from day to day, and ends at what came in less what went", () => {
  const { days, totals, previous_totals } = summarizeCredits(
    [
      day("2026-11-18", { granted: 100, purchased: 80 }),
      day("2026-11-19", { spent: 30 }),
      day("2026-11-20", { granted: 50, expired: 10 }),
      day("2026-11-21", { spent: 5, revoked: 20 }),
    ],
    [],
    7,
  );
  expect(days.map(({ outstanding, previous }) => [outstanding, previous.outstanding])).toEqual([
    [117, 107],
    [92, 77],
  ]);
  expect(totals).toEqual({ purchased: 0, granted: 50, spent: 5, expired: 10, revoked: 20, outstanding: 92 });
  expect(previous_totals).toMatchObject({ purchased: 80, granted: 100, spent: 30, outstanding: 77 });
});

test("features stand by what was spent on them now, beside the period before; without a name as null", () => {
  const { features } = summarizeCredits(
    [day("2026-11-20"), day("2026-11-21")],
    [
      { feature: "chat", is_now: false, spent: 900 },
      { feature: "", is_now: true, spent: 5 },
      { feature: "video", is_now: true, spent: 40 },
      { feature: "video", is_now: false, spent: 80 },
    ],
    0,
  );
  expect(features).toEqual([
    { feature: "video", spent: 40, previous_spent: 80 },
    { feature: null, spent: 5, previous_spent: 0 },
    { feature: "chat", spent: 0, previous_spent: 900 },
  ]);
});
