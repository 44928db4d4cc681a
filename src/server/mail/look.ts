import "server-only";
import { brandColours } from "@/lib/colour";

/** The page's own colours, light and dark. */
const palettes = {
  light: { canvas: "#f8f7f5", card: "#ffffff", text: "#1c1a17", muted: "#66625b", line: "#e6e3de" },
  dark: { canvas: "#0f0e0d", card: "#1a1918", text: "#edebe7", muted: "#a5a199", line: "#33302d" },
} as const;

const OURS = "#0b5a45";

export const font = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** All colours of a mail in the sender's colour, moved as far as it must be to be read. */
export function coloursOf(colour: string | null, scheme: "light" | "dark") {
  const brand = brandColours(colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour : OURS, scheme);
  return { ...palettes[scheme], fill: brand.fill, onFill: brand.onFill, link: brand.text };
}
export type MailColours = ReturnType<typeof coloursOf>;

/**
 * What cannot stand inline: dark mode, which Apple Mail, Outlook and others follow, and narrow screens. Inline styles are the light
 * ones, for programs that drop this; Outlook on the web marks its dark mode with an attribute instead of the query.
 */
export function styleSheetOf(colour: string | null): string {
  const rules = Object.entries(darkRules(coloursOf(colour, "dark")));
  const under = (prefix: string) =>
    rules.map(([name, style]) => `${prefix}.${name}{${style.replaceAll(";", " !important;")}}`).join("");
  return [
    ":root{color-scheme:light dark;supported-color-schemes:light dark}",
    `@media (prefers-color-scheme:dark){${under("")}}`,
    under("[data-ogsc] "),
    "@media (max-width:520px){.m-card{padding:28px 22px !important}.m-page{padding:20px 12px !important}}",
  ].join("");
}

const darkRules = (dark: MailColours): Record<string, string> => ({
  "m-canvas": `background-color:${dark.canvas};`,
  "m-card": `background-color:${dark.card};border-color:${dark.line};`,
  "m-text": `color:${dark.text};`,
  "m-muted": `color:${dark.muted};`,
  "m-line": `border-color:${dark.line};`,
  "m-fill": `background-color:${dark.fill};color:${dark.onFill};`,
  "m-link": `color:${dark.link};`,
});
