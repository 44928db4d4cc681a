import { cva } from "class-variance-authority";

/** The box of everything one types into or picks from. */
export const controlVariants = cva(
  [
    "control-text w-full min-w-0 rounded-md border border-input bg-card text-foreground shadow-xs",
    "transition-colors duration-100 placeholder:text-muted-foreground",
    "focus-visible:-outline-offset-1 focus-visible:border-ring",
    "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger",
    "[&:is(input,textarea):read-only]:bg-muted disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-60",
  ],
  {
    variants: {
      size: {
        md: "h-8 px-2.5 pointer-coarse:h-10",
        lg: "h-11 px-3 text-lg",
      },
    },
    defaultVariants: { size: "md" },
  },
);

export type ControlSize = "md" | "lg";
