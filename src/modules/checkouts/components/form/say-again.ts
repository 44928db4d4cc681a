/** Tells React again what was typed before it ran, or was filled in behind its back: it hears of neither. */
export function sayAgain(form: HTMLFormElement): void {
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  for (const input of form.elements) {
    if (!(input instanceof HTMLInputElement) || input.type === "radio" || input.type === "checkbox") continue;
    const typed = input.value;
    if (typed === input.defaultValue) continue;
    // The first goes through React's own setter, which takes note; the second does not, so that a change is seen.
    input.value = input.defaultValue;
    setValue?.call(input, typed);
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
