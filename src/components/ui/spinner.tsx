import type { ComponentProps } from "react";
import { cn } from "./cn";

/** A turning ring in the colour of the text. Decoration unless `label` names what is awaited. */
export function Spinner({ label, className, ...props }: ComponentProps<"svg"> & { label?: string }) {
  return (
    <>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        fill="none"
        className={cn("size-4 animate-spin", className)}
        {...props}
      >
        <circle cx="8" cy="8" r="6.25" stroke="currentColor" strokeWidth="1.75" opacity="0.25" />
        <path
          d="M14.25 8A6.25 6.25 0 0 0 8 1.75"
          stroke="currentColor"
          strokeWidth="1.75"
          strokeLinecap="round"
        />
      </svg>
      {label ? <span className="sr-only">{label}</span> : null}
    </>
  );
}
