import type { KeyboardEvent, MouseEvent } from "react";

const rowTargets = (body: HTMLElement) => Array.from(body.querySelectorAll<HTMLElement>("[data-row-target]"));

const nextIndex = (key: string, at: number, count: number): number | undefined => {
  if (key === "ArrowDown") return Math.min(at + 1, count - 1);
  if (key === "ArrowUp") return Math.max(at - 1, 0);
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : undefined;
};

/** Arrow keys, Home and End walk from row to row, once the link of a row has the focus. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const targets = rowTargets(event.currentTarget);
  const at = event.target instanceof HTMLElement ? targets.indexOf(event.target) : -1;
  if (at === -1) return;
  const next = nextIndex(event.key, at, targets.length);
  if (next === undefined) return;
  event.preventDefault();
  targets[next]?.focus();
}

/** A press anywhere on a row presses its link, unless it was meant for something else or selected a text. */
export function pressRow(event: MouseEvent<HTMLTableRowElement>): void {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest("a,button,input,select,textarea,label,[role=menuitem]")) return;
  if (window.getSelection()?.toString()) return;
  const target = event.currentTarget.querySelector<HTMLElement>("[data-row-target]");
  const { ctrlKey, metaKey, shiftKey } = event;
  target?.dispatchEvent(
    new window.MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
}
