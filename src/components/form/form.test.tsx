// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useActionState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { Input } from "../ui/input";
import { Form, FormField, FormMessage, SubmitButton } from "./form";
import { type FormState, untouched } from "./form-state";

afterEach(cleanup);

function Example({ act, reset = false }: { act: (data: FormData) => Promise<FormState>; reset?: boolean }) {
  const [state, action] = useActionState((_: FormState, data: FormData) => act(data), untouched);
  return (
    <Form state={state} action={action} resetOnSuccess={reset}>
      <FormMessage />
      <FormField name="name" label="Name">
        <Input name="name" />
      </FormField>
      <SubmitButton>Save</SubmitButton>
    </Form>
  );
}

test("a refused form keeps what was typed, shows the error at its field and focuses it", async () => {
  const act = async () => ({ ok: false, message: "Not saved.", fields: { name: ["Taken."] } });
  render(<Example act={act} />);
  // The DOM of these tests empties the form before it asks; a browser asks first.
  const asked = vi.fn((event: Event) => event.defaultPrevented);
  document.addEventListener("reset", asked, { once: true });
  const input = screen.getByLabelText("Name");
  await userEvent.type(input, "Icons");
  await userEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(screen.getByText("Taken.")).toBeTruthy());
  expect(asked).toHaveReturnedWith(true);
  await waitFor(() => expect(document.activeElement).toBe(input));
  expect(screen.getByText("Not saved.").closest("[role=alert]")).toBeTruthy();
});

test("a form is sent once, however often its button is pressed", async () => {
  let answer = (_: FormState) => {};
  const act = vi.fn(
    () =>
      new Promise<FormState>((resolve) => {
        answer = resolve;
      }),
  );
  render(<Example act={act} />);
  const button = screen.getByRole("button");
  await userEvent.dblClick(button);
  await userEvent.type(screen.getByLabelText("Name"), "{Enter}");
  expect(act).toHaveBeenCalledTimes(1);
  answer({ ok: true, message: "Saved." });
  await waitFor(() => expect(screen.getByText("Saved.").closest("[role=status]")).toBeTruthy());
  expect(button.hasAttribute("aria-disabled")).toBe(false);
});

test("a form that adds one after another is empty again after success", async () => {
  render(<Example act={async () => ({ ok: true })} reset />);
  const input = screen.getByLabelText("Name");
  await userEvent.type(input, "Icons");
  await userEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(input).toHaveProperty("value", ""));
});
