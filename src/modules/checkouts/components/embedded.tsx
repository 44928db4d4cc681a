"use client";

import { useEffect } from "react";
import { isFramed, type Told, tellEmbedder } from "./embedder";

/** Takes the theme that the embedding page chose, before anything is drawn; the name of a frame stays from page to page. */
const takeTheme =
  "var theme = /^florin-checkout-(light|dark)$/.exec(window.name); if (theme) document.documentElement.dataset.theme = theme[1]";

/** `nonce`: of the page's content security policy. */
export function EmbeddedTheme({ nonce }: { nonce: string | undefined }) {
  // Browsers hide the nonce of a script that stands in the page, which would look like another page to React.
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {takeTheme}
    </script>
  );
}

type Props = {
  /** Of the site that may embed this checkout. */
  origin: string | null;
  /** What it is told as the page is there. */
  told?: Told;
};

/** In a frame: says what has come, leads every link out of the frame, and lets Escape close it. */
export function Embedded({ origin, told }: Props) {
  const [event, successURL, redirect] =
    told?.event === "success" ? [told.event, told.successURL, told.redirect] : [told?.event];
  useEffect(() => {
    if (event === undefined) return;
    tellEmbedder(
      origin,
      event === "success" ? { event, successURL: successURL ?? "", redirect: redirect ?? false } : { event },
    );
  }, [origin, event, successURL, redirect]);
  useEffect(() => {
    if (!isFramed()) return;
    const base = Object.assign(document.createElement("base"), { target: "_top" });
    document.head.append(base);
    const close = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === "Escape" && !defaultPrevented) tellEmbedder(origin, { event: "close" });
    };
    addEventListener("keydown", close);
    return () => {
      base.remove();
      removeEventListener("keydown", close);
    };
  }, [origin]);
  return null;
}
