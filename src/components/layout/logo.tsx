import { cn } from "../ui/cn";

/** The mark: a coin with the florin sign. Silent, because the name stands beside it. */
export function LogoMark({ className }: { className?: string | undefined }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className={cn("size-6 shrink-0", className)}>
      <circle cx="16" cy="16" r="16" className="fill-[#0b5a45]" />
      <circle cx="16" cy="16" r="12.6" fill="none" strokeWidth="1.1" className="stroke-[#d9b25c]" />
      <path
        d="M20.9 9.4c-.5-.6-1.2-.9-2-.9-1.7 0-2.6 1.2-3 3.2l-1.9 9c-.4 1.9-1.2 2.9-2.7 2.9-.8 0-1.4-.3-1.9-.8M12.3 14.2h6.9"
        fill="none"
        strokeWidth="2.1"
        strokeLinecap="round"
        className="stroke-[#f6e7c1]"
      />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className }: { className?: string | undefined }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold text-lg tracking-tight", className)}>
      <LogoMark />
      Florin
    </span>
  );
}
