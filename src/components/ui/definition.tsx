"use client";

import { type ReactNode, useId, useRef, useState } from "react";
import { Tooltip } from "./tooltip";

/** A term that says what it means: when it is pointed at, focused or pressed, and to screen readers always. */
export function Definition({ term, children }: { term: string; children: ReactNode }) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // The tooltip closes itself where the page scrolls, as it does when the focus comes to a term that was out of sight.
  const follow = (next: boolean) => {
    if (next || document.activeElement !== button.current) setOpen(next);
  };
  return (
    <>
      <Tooltip content={children} open={open} onOpenChange={follow} onEscapeKeyDown={() => setOpen(false)}>
        <button
          ref={button}
          type="button"
          aria-describedby={id}
          onClick={() => setOpen(true)}
          className="min-h-6 cursor-help underline decoration-dotted underline-offset-4"
        >
          {term}
        </button>
      </Tooltip>
      <span id={id} className="sr-only">
        {children}
      </span>
    </>
  );
}
