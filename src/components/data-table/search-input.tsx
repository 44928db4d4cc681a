"use client";

import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cn } from "../ui/cn";
import { Input } from "../ui/input";

export type SearchInputProps = {
  /** What is searched now, from the URL. */
  value: string;
  /** Called when one has paused for `delayMs`, or at once with Enter, Escape or the cross. */
  onValueChange: (value: string) => void;
  /** Names the field: "Search orders". Shown as the placeholder too. */
  label: string;
  delayMs?: number;
  className?: string;
};

function useDebounced(value: string, onValueChange: (value: string) => void, delayMs: number) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== seen) {
    setSeen(value);
    if (value !== text.trim()) setText(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  const put = (next: string, waitMs: number) => {
    setText(next);
    clearTimeout(timer.current);
    const send = () => next.trim() !== value && onValueChange(next.trim());
    if (waitMs === 0) send();
    else timer.current = setTimeout(send, waitMs);
  };
  return { text, type: (next: string) => put(next, delayMs), now: (next: string) => put(next, 0) };
}

/** A search field that asks once one has stopped typing. */
export function SearchInput({ value, onValueChange, label, delayMs = 250, className }: SearchInputProps) {
  const { text, type, now } = useDebounced(value, onValueChange, delayMs);
  return (
    <search className={cn("relative block w-full sm:w-64", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        value={text}
        className="px-8"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") now(text);
          if (event.key === "Escape" && text) {
            event.stopPropagation();
            now("");
          }
        }}
      />
      {text ? (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => now("")}
          className="absolute top-1/2 right-1 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted-foreground hover:text-foreground"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </search>
  );
}
