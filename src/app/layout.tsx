import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { fontVariables } from "@/components/layout/fonts";
import { readTheme, THEME_COOKIE } from "@/components/layout/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Florin", template: "%s · Florin" },
  description: "Sell software with a hosted checkout, and see every order.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#141312" },
  ],
};

/**
 * Around every page. The chosen theme stands in the first bytes, so that nothing flashes and no script is needed; reading a
 * cookie also makes each page rendered for its request, as the nonce of its scripts demands.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html lang="en" className={fontVariables} data-theme={theme === "system" ? undefined : theme}>
      <body>{children}</body>
    </html>
  );
}
