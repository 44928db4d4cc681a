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
