"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { tabStyles } from "../ui/tabs";

export type TabLink = { label: string; href: string };

/** Brings a tab into what is seen of its bar, and moves nothing else. */
function reveal(tab: HTMLElement | null): void {
  const bar = tab?.parentElement;
  if (!tab || !bar) return;
  const [own, seen] = [tab.getBoundingClientRect(), bar.getBoundingClientRect()];
  bar.scrollLeft += own.left < seen.left ? own.left - seen.left : Math.max(own.right - seen.right, 0);
}

/** Tabs that are pages of their own. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden border-b">
      {links.map(({ label: text, href }) => {
        const isHere = path === href;
        return (
          <Link
            key={href}
            href={href}
            ref={isHere ? reveal : null}
            aria-current={isHere ? "page" : undefined}
            className={tabStyles}
          >
            {text}
          </Link>
        );
      })}
    </nav>
  );
}
