"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * What was typed or chosen before the page came alive: the browser shows it, but React was not there to hear of it.
 * Told once, after the first rendering. The answer is the ref for the control, whose state is `known`.
 */
export function useTypedEarly<Control extends { value: string }>(
  known: string,
  tell: (value: string) => void,
): RefObject<Control | null> {
  const ref = useRef<Control>(null);
  const first = useRef({ known, tell });
  useEffect(() => {
    const shown = ref.current?.value;
    if (shown !== undefined && shown !== first.current.known) first.current.tell(shown);
  }, []);
  return ref;
}
