import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

const tones = {
  info: "border-info-border bg-info-subtle text-info",
  warning: "border-warning-border bg-warning-subtle text-warning",
  danger: "border-danger-border bg-danger-subtle text-danger",
};

/** A message in the form. Lighter than the Alert of all pages: a buyer waits for every kilobyte. */
export function Note({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <p className={`flex items-start gap-2.5 rounded-md border px-3 py-2.5 text-sm ${tones[tone]}`}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
