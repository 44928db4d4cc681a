import type { ReactNode } from "react";
import { earnedBy } from "@/lib/per-unit";
import type { Sheet } from "./sheet";

/** Something that the buyer gets, as the server writes it. */
export type Get = {
  id: string;
  mark: ReactNode;
  text: string;
  note: string;
  /** Credits that follow what is paid: so many for each `unit` (minor units) of one currency. */
  topUp: { perUnit: number; unit: number; currency: string } | null;
};

/** What the buyer gets for the sum as it stands. A top-up in another currency gives nothing. */
export function Gets({ gets, sheet }: { gets: readonly Get[]; sheet: Sheet }) {
  const due = gets.filter(({ topUp }) => !topUp || topUp.currency === sheet.currency);
  if (due.length === 0) return null;
  return (
    <ul aria-label="What you get" data-numeric className="grid gap-2 text-base">
      {due.map(({ id, mark, text, note, topUp }) => (
        <li key={id} className="flex gap-2.5">
          {mark}
          <span className="min-w-0 wrap-anywhere">
            {topUp && sheet.net_amount > 0 ? earnedText(sheet.net_amount, topUp) : text}
            <span className="block text-muted-foreground text-sm empty:hidden">{note}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const earnedText = (amount: number, { perUnit, unit }: NonNullable<Get["topUp"]>) =>
  `${earnedBy(amount, perUnit, unit).toLocaleString("en")} credits`;
