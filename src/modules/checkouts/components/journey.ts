const KEY = "florin-just-paid";

/** Remembers, in this tab, that the buyer pressed the button: only then does the receipt lead on by itself. */
export function rememberPaying(checkoutId: string): void {
  try {
    sessionStorage.setItem(KEY, checkoutId);
  } catch {
    // Without storage the receipt simply stays until its button is pressed.
  }
}

/** Whether this tab has just paid this checkout; asked once. */
export function hasJustPaid(checkoutId: string): boolean {
  try {
    const isHere = sessionStorage.getItem(KEY) === checkoutId;
    sessionStorage.removeItem(KEY);
    return isHere;
  } catch {
    return false;
  }
}

export const confirmationPath = (clientSecret: string) => `/checkout/${clientSecret}/confirmation`;
