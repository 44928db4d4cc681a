// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Form } from "@/components/form/form";
import type { Benefit } from "../schema";
import { toBenefit } from "../view";
import { BenefitPicker } from "./benefit-picker";

afterEach(cleanup);

const aBenefit = (id: string): Benefit =>
  toBenefit({
    id,
    organization_id: "org",
    type: "credits",
    description: `Benefit ${id}`,
    visibility: "public",
    properties: {
      amount: 100,
      credits_per_unit: null,
      currency: null,
      expires_in_days: null,
      rollover: false,
      rollover_cap: null,
      priority: 500,
    },
    metadata: {},
    created_at: "2026-11-21T00:00:00.000Z",
    modified_at: null,
    deleted_at: null,
  });

const all = ["a", "b", "c"].map(aBenefit);

const show = (chosen: readonly Benefit[], fields = {}) =>
  render(
    <Form state={{ ok: false, fields }} data-testid="form">
      <BenefitPicker name="benefits" benefits={all} chosen={chosen} />
    </Form>,
  );

/** What the form would post now; the empty one says that the field was there. */
const posted = () => new FormData(screen.getByTestId<HTMLFormElement>("form")).getAll("benefits[]");
const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));

test("what is chosen is posted in its order, and moves by the keys beside it", async () => {
  show(all.slice(0, 2));
  expect(posted()).toEqual(["", "a", "b"]);
  await userEvent.selectOptions(screen.getByLabelText("Add a benefit"), "Benefit c");
  expect(posted()).toEqual(["", "a", "b", "c"]);
  expect(screen.queryByLabelText("Add a benefit")).toBeNull();
  await press("Move Benefit c up");
  await press("Move Benefit a down");
  expect(posted()).toEqual(["", "c", "a", "b"]);
  expect(screen.getByRole("status").textContent).toBe("Benefit a, now number 2");
});

test("the first cannot go up nor the last down, and all can be taken off: the list is empty then, not left out", async () => {
  show(all.slice(0, 2));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Move Benefit a up" }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Move Benefit b down" }).disabled).toBe(true);
  await press("Take Benefit a off");
  await press("Take Benefit b off");
  expect(posted()).toEqual([""]);
});

test("a benefit that was refused says so where it stands", () => {
  show(all, { "benefits.1": ["There is no such benefit."] });
  const refused = screen.getByText("There is no such benefit.");
  expect(refused.closest("li")?.textContent).toContain("Benefit b");
});
