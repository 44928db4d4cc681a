// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SearchInput } from "./search-input";

afterEach(cleanup);

test("it asks once, when one has stopped typing, and at once with Enter or Escape", async () => {
  const ask = vi.fn();
  const { rerender } = render(<SearchInput label="Search" value="" onValueChange={ask} delayMs={60} />);
  const input = screen.getByLabelText("Search");
  await userEvent.type(input, "anna");
  expect(ask).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(ask).toHaveBeenCalledExactlyOnceWith("anna"));
  rerender(<SearchInput label="Search" value="anna" onValueChange={ask} delayMs={60_000} />);
  await userEvent.type(input, "b{Enter}");
  expect(ask).toHaveBeenLastCalledWith("annab");
  await userEvent.keyboard("{Escape}");
  expect(ask).toHaveBeenLastCalledWith("");
});

test("a search that comes from the address replaces the text", () => {
  const { rerender } = render(<SearchInput label="Search" value="a" onValueChange={() => {}} />);
  rerender(<SearchInput label="Search" value="b" onValueChange={() => {}} />);
  expect(screen.getByLabelText("Search")).toHaveProperty("value", "b");
});
