// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { Checkbox } from "./checkbox";
import { CheckField, Field } from "./field";
import { Input } from "./input";
import { NativeSelect } from "./native-select";
import { Textarea } from "./textarea";

afterEach(cleanup);

const described = (element: HTMLElement) =>
  (element.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ");

describe.each([
  ["Input", <Input key="input" />],
  ["Textarea", <Textarea key="textarea" />],
  ["NativeSelect", <NativeSelect key="select" />],
])("%s inside a Field", (_, control) => {
  test("is named by the label and described by hint and error", () => {
    render(
      <Field label="Name" hint="As the buyer sees it." error={["Too long.", "Not this one."]} required>
        {control}
      </Field>,
    );
    const element = screen.getByLabelText("Name");
    expect(described(element)).toContain("As the buyer sees it.");
    expect(described(element)).toContain("Too long.");
    expect(element.getAttribute("aria-invalid")).toBe("true");
    expect(element).toHaveProperty("required", true);
    expect(screen.queryByText("Not this one.")).toBeNull();
  });
});

test("a field without error is not invalid, and refers to nothing that is not there", () => {
  render(
    <Field label="Name">
      <Input />
    </Field>,
  );
  const input = screen.getByLabelText("Name");
  expect(input.hasAttribute("aria-invalid")).toBe(false);
  expect(input.hasAttribute("aria-describedby")).toBe(false);
});

test("an error that comes later is announced", () => {
  const { rerender } = render(
    <CheckField label="Terms">
      <Checkbox name="terms" />
    </CheckField>,
  );
  const region = screen.getByRole("alert");
  rerender(
    <CheckField label="Terms" error="Accept them first.">
      <Checkbox name="terms" />
    </CheckField>,
  );
  expect(region.textContent).toBe("Accept them first.");
  expect(described(screen.getByLabelText("Terms"))).toBe("Accept them first.");
});
