// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { afterEach, expect, test } from "vitest";
import type { Sheet } from "../sheet";
import { makeUpdateQueue, type Patch } from "../update-queue";
import { type SeatPrice, SeatSum, SeatsField } from "./seats-field";
import type { Problems } from "./values";

afterEach(cleanup);

const tiers = [
  { min_seats: 2, max_seats: 10, price_per_seat: 900 },
  { min_seats: 11, max_seats: 50, price_per_seat: 700 },
];
const price = {
  amount_type: "seat_based",
  seat_tiers: { seat_tier_type: "graduated", tiers, minimum_seats: 2, maximum_seats: 50 },
} as SeatPrice;

const sheetWith = (more: Partial<Sheet>) =>
  ({ seats: 5, min_seats: null, max_seats: null, currency: "usd", product_price: price, ...more }) as Sheet;

/** The field over what it works with in the form; what is sent is handed out. */
function Example({ sheet, onSend }: { sheet: Sheet; onSend?: (patch: Patch) => void }) {
  const [problems, show] = useState<Problems>({});
  const hidden = useRef<string>(undefined);
  const [queue] = useState(() =>
    makeUpdateQueue({
      send: async (patch) => {
        onSend?.(patch);
        return true;
      },
      onPending: () => undefined,
      delayMs: 0,
    }),
  );
  const state = { sheet, problems, queue, show, isPending: false, take: () => undefined };
  return (
    <SeatsField
      price={price}
      hidden={hidden}
      state={{ ...state, latest: () => sheet, latestProblems: () => problems }}
    />
  );
}

test("the number is typed or stepped, within what the price and the seller say, and sent", async () => {
  const sent: Patch[] = [];
  render(<Example sheet={sheetWith({ max_seats: 7 })} onSend={(patch) => sent.push(patch)} />);
  const field = screen.getByRole("spinbutton", { name: "Seats" });
  expect(screen.getByText("2 to 7 seats.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "One seat more" }));
  await userEvent.click(screen.getByRole("button", { name: "One seat more" }));
  await expect.poll(() => sent.at(-1)).toEqual({ seats: 7 });
  const more = screen.getByRole("button", { name: "One seat more" });
  expect(more.getAttribute("aria-disabled")).toBe("true");
  await userEvent.click(more);
  expect(field).toHaveProperty("value", "7");
  await userEvent.clear(field);
  await userEvent.type(field, "3");
  await expect.poll(() => sent.at(-1)).toEqual({ seats: 3 });
});

test("a number that cannot be bought is told once the field is left, and not sent", async () => {
  const sent: Patch[] = [];
  render(<Example sheet={sheetWith({})} onSend={(patch) => sent.push(patch)} />);
  const field = screen.getByLabelText("Seats");
  await userEvent.clear(field);
  await userEvent.type(field, "60");
  expect(screen.queryByText("At most 50.")).toBeNull();
  await userEvent.tab();
  expect(screen.getByText("At most 50.")).toBeTruthy();
  expect(sent.filter(({ seats }) => Number(seats) > 50)).toEqual([]);
});

test("where there is one number alone it is said in words", () => {
  render(<Example sheet={sheetWith({ min_seats: 5, max_seats: 5 })} />);
  expect(screen.getByText("For 5 seats.")).toBeTruthy();
  expect(screen.queryByLabelText("Seats")).toBeNull();
});

test("the sum says what seats cost how much", () => {
  render(<SeatSum sheet={sheetWith({ seats: 12 })} />);
  expect(screen.getByText("12 seats: 10 × $9.00 + 2 × $7.00")).toBeTruthy();
});
