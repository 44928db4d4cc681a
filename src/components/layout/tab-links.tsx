"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { tabStyles } from "../ui/tabs";

export type TabLink = { label: string; href: string };

/** Tabs that are pages of their own. */
export function TabLinks({ label, links }: { label: string; links: readonly TabLink[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden border-b">
      {links.map(({ label: text, href }) => (
        <Link key={href} href={href} aria-current={path === href ? "page" : undefined} className={tabStyles}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
