/** What the page that shows a checkout in a frame is told: public/embed.js hears it. */
export type Told =
  | { event: "loaded" | "confirmed" | "close" }
  /** `redirect`: the organization named a page to go to. */
  | { event: "success"; successURL: string; redirect: boolean };

/** Whether this page stands in a frame of another. */
export const isFramed = (): boolean => window.parent !== window;

/** Tells the site that the checkout was made to be embedded in, and no other: the browser compares the origin. */
export function tellEmbedder(origin: string | null, told: Told): void {
  if (origin && isFramed()) window.parent.postMessage({ type: "florin-checkout", ...told }, origin);
}

/** Takes part in the page around: says what has come, leads every link out of the frame, and lets Escape close it. @returns what ends that. */
export function join(origin: string | null, told: Told | undefined): () => void {
  if (told) tellEmbedder(origin, told);
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
}
