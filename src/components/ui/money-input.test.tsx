// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { Field } from "./field";
import { MoneyInput } from "./money-input";

afterEach(cleanup);

const posted = (container: HTMLElement) => container.querySelector<HTMLInputElement>("input[type=hidden]");

test("what is typed comes out in minor units, and is written in order when one leaves", async () => {
  const onValueChange = vi.fn();
  const { container } = render(
    <Field label="Price">
      <MoneyInput currency="usd" name="amount" onValueChange={onValueChange} />
    </Field>,
  );
  const input = screen.getByLabelText("Price");
  await userEvent.type(input, "1234,5");
  expect(onValueChange).toHaveBeenLastCalledWith(123_450);
  expect(input).toHaveProperty("value", "1234,5");
  await userEvent.tab();
  expect(input).toHaveProperty("value", "1,234.50");
  expect(posted(container)?.value).toBe("123450");
});

test("nothing is posted for what is no amount, and the text stays to be corrected", async () => {
  const onValueChange = vi.fn();
  const { container } = render(
    <MoneyInput
      currency="jpy"
      name="amount"
      defaultValue={500}
      onValueChange={onValueChange}
      aria-label="Price"
    />,
  );
  const input = screen.getByLabelText("Price");
  await userEvent.type(input, ".5");
  await userEvent.tab();
  expect(onValueChange).toHaveBeenLastCalledWith(null);
  expect(input).toHaveProperty("value", "500.5");
  expect(posted(container)?.disabled).toBe(true);
});

function Controlled() {
  const [value, setValue] = useState<number | null>(100);
  return (
    <>
      <MoneyInput currency="usd" value={value} onValueChange={setValue} aria-label="Price" />
      <button type="button" onClick={() => setValue(2000)}>
        Set
      </button>
    </>
  );
}

test("a value that changes from outside replaces the text; the echo of typing does not", async () => {
  render(<Controlled />);
  const input = screen.getByLabelText("Price");
  await userEvent.clear(input);
  await userEvent.type(input, "7.5");
  expect(input).toHaveProperty("value", "7.5");
  await userEvent.click(screen.getByText("Set"));
  expect(input).toHaveProperty("value", "20.00");
});

test("an amount typed before the page came alive counts", async () => {
  const onValueChange = vi.fn();
  const field = <MoneyInput currency="usd" name="amount" onValueChange={onValueChange} />;
  const container = document.body.appendChild(document.createElement("form"));
  container.innerHTML = renderToString(field);
  const input = container.querySelector<HTMLInputElement>("input:not([type=hidden])");
  if (input) input.value = "29";
  render(field, { container, hydrate: true });
  expect(onValueChange).toHaveBeenLastCalledWith(2_900);
  expect(new FormData(container).get("amount")).toBe("2900");
});
