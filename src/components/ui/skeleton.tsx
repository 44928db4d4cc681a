import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A grey stand-in of the size of what is to come. The region around it should say aria-busy. */
export function Skeleton({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      aria-hidden
      data-slot="skeleton"
      className={cn("h-4 animate-shimmer rounded-sm bg-accent-strong", className)}
      {...props}
    />
  );
}
