import { keepCookie } from "../browser-cookie";

/** `system` follows the browser; the others stand as `data-theme` on the root element. */
export type Theme = "system" | "light" | "dark";

/** The cookie that keeps the choice, so that the server writes the page in the right colours at once. */
export const THEME_COOKIE = "florin-theme";

export const readTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";

/** In the browser: shows the theme now and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  if (theme === "system") keepCookie(THEME_COOKIE, "", 0);
  else keepCookie(THEME_COOKIE, theme);
}

/** In the browser: the theme chosen, as the root element says. */
export const chosenTheme = (): Theme => readTheme(document.documentElement.dataset.theme);
