"use client";

import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../ui/cn";
import { Kbd } from "../ui/kbd";

/** Looks like a search field, and opens the palette. */
export function SearchTrigger({ className, children = "Search", ...props }: ComponentProps<"button">) {
  return (
    <button
      type="button"
      aria-keyshortcuts="Meta+K Control+K"
      className={cn(
        "flex h-8 w-full max-w-72 items-center gap-2 rounded-md border bg-canvas px-2.5 text-muted-foreground text-sm transition-colors hover:border-border-strong pointer-coarse:h-10",
        className,
      )}
      {...props}
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="truncate">{children}</span>
      <Kbd className="ml-auto hidden sm:inline-flex" aria-hidden>
        ⌘K
      </Kbd>
    </button>
  );
}
