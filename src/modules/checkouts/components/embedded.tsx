"use client";

import { useEffect } from "react";
import type { Told } from "./embedder";

type Props = {
  /** Of the site that may embed this checkout. */
  origin: string | null;
  /** What it is told as the page is there. */
  told?: Told;
};

/** In a frame: says what has come, leads every link out of the frame, and lets Escape close it. Loaded only there. */
export function Embedded({ origin, told }: Props) {
  useEffect(() => {
    if (window.parent === window) return;
    const joined = import("./embedder").then(({ join }) => join(origin, told));
    return () => void joined.then((leave) => leave());
  }, [origin, told]);
  return null;
}
