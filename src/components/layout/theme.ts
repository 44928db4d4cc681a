/** `system` follows the browser; the others stand as `data-theme` on the root element. */
export type Theme = "system" | "light" | "dark";

/** The cookie that keeps the choice, so that the server writes the page in the right colours at once. */
export const THEME_COOKIE = "florin-theme";

const YEAR_SECONDS = 31_536_000;

export const readTheme = (value: string | undefined): Theme =>
  value === "light" || value === "dark" ? value : "system";

/** In the browser: shows the theme now and keeps it for a year. */
export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === "system") delete dataset.theme;
  else dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${theme === "system" ? 0 : YEAR_SECONDS}; samesite=lax`;
}

/** In the browser: the theme chosen, as the root element says. */
export const chosenTheme = (): Theme => readTheme(document.documentElement.dataset.theme);
