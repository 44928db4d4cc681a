// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { Definition } from "./definition";

afterEach(cleanup);

test("what a focused term says stays while the page scrolls to it, and goes with Escape and with the focus", async () => {
  render(
    <>
      <Definition term="MRR">What subscriptions bring a month.</Definition>
      <button type="button">Next</button>
    </>,
  );
  await userEvent.tab();
  expect(await screen.findByRole("tooltip")).toBeTruthy();
  fireEvent.scroll(window);
  fireEvent.scroll(document);
  expect(screen.getByRole("tooltip")).toBeTruthy();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).toBeNull();
  await userEvent.tab({ shift: true });
  await userEvent.tab();
  expect(await screen.findByRole("tooltip")).toBeTruthy();
  await userEvent.tab();
  expect(screen.queryByRole("tooltip")).toBeNull();
});
