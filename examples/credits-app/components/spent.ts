"use client";

const EVENT = "credits-spent";

/** Tells every part of the page that the balance has changed. */
export const tellSpent = (): boolean => window.dispatchEvent(new Event(EVENT));

/** Calls `listener` whenever it has; answers what ends that. */
export function onSpent(listener: () => void): () => void {
  window.addEventListener(EVENT, listener);
  return () => window.removeEventListener(EVENT, listener);
}
