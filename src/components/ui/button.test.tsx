// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type FormEvent, useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Button } from "./button";

afterEach(cleanup);

function Once({ press }: { press: () => void }) {
  const [pending, setPending] = useState(false);
  return (
    <Button
      pending={pending}
      onClick={() => {
        press();
        setPending(true);
      }}
    >
      Pay $19.99
    </Button>
  );
}

test("a pending button keeps name and focus, and cannot be pressed again", async () => {
  const press = vi.fn();
  render(<Once press={press} />);
  const button = screen.getByRole("button");
  await userEvent.dblClick(button);
  await userEvent.keyboard("{Enter} ");
  expect(press).toHaveBeenCalledTimes(1);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByRole("button", { name: /Pay \$19\.99/ })).toBe(button);
});

test("a pending submit button does not send its form, not even by Enter in a field", async () => {
  const submit = vi.fn((event: FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <input aria-label="Name" />
      <Button type="submit" pending>
        Save
      </Button>
    </form>,
  );
  await userEvent.type(screen.getByLabelText("Name"), "x{Enter}");
  await userEvent.click(screen.getByRole("button"));
  expect(submit).not.toHaveBeenCalled();
});

test("a button submits no form unless it says so", async () => {
  const submit = vi.fn((event: FormEvent) => event.preventDefault());
  render(
    <form onSubmit={submit}>
      <Button>Cancel</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button"));
  expect(submit).not.toHaveBeenCalled();
});
