import type { Patch } from "./update-queue";

const keyOf = (clientSecret: string) => `florin-unsent-${clientSecret}`;

/** Keeps what the server may not have when the page is loaded again, in this tab. */
export function keepUnsent(clientSecret: string, patch: Patch): void {
  try {
    sessionStorage.setItem(keyOf(clientSecret), JSON.stringify(patch));
  } catch {
    // Without storage, what was typed in the last moment before a reload is typed again.
  }
}

/** Fills in what was kept; asked once. */
export function restoreUnsent(clientSecret: string, form: HTMLFormElement): void {
  try {
    const kept = sessionStorage.getItem(keyOf(clientSecret));
    sessionStorage.removeItem(keyOf(clientSecret));
    if (kept) fillIn(form, "", JSON.parse(kept));
  } catch {
    // As above.
  }
}

function fillIn(form: HTMLFormElement, path: string, values: object): void {
  for (const [name, value] of Object.entries(values)) {
    const control = form.elements.namedItem(path + name);
    const isTyped =
      control instanceof HTMLInputElement ||
      control instanceof HTMLSelectElement ||
      control instanceof HTMLTextAreaElement;
    if (value === true && control instanceof HTMLInputElement) control.checked = control.type === "checkbox";
    else if ((typeof value === "string" || typeof value === "number") && isTyped)
      control.value = String(value);
    else if (value && typeof value === "object") fillIn(form, `${name}.`, value);
  }
}
