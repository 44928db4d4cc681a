"use client";

import { fontVariables } from "@/components/layout/fonts";
import PageError from "./error";
import "./globals.css";

/** When the root layout itself failed: the page has to bring its own. */
export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <title>This page could not be shown · Florin</title>
        <PageError {...props} />
      </body>
    </html>
  );
}
