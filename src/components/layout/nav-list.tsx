"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";

export type NavItem = {
  label: string;
  href: string;
  icon?: ReactNode;
  /** Only at the very path, not below it. */
  exact?: boolean;
  /** What stands at the right end, such as a count. */
  meta?: ReactNode;
};

export type NavGroup = { label?: string; items: readonly NavItem[] };

const isHere = (path: string, { href, exact }: NavItem) =>
  path === href || (!exact && path.startsWith(`${href}/`));

/** The navigation at the side; the item one is at says so. */
export function NavList({ groups, onNavigate }: { groups: readonly NavGroup[]; onNavigate?: () => void }) {
  const path = usePathname() ?? "";
  return (
    <nav aria-label="Main" className="grid gap-4">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href ?? ""}>
          {group.label ? (
            <p className="px-2 pb-1 font-medium text-muted-foreground text-xs">{group.label}</p>
          ) : null}
          <ul className="grid gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={isHere(path, item) ? "page" : undefined}
                  {...(onNavigate ? { onClick: onNavigate } : {})}
                  className={cn(
                    "flex h-7 items-center gap-2 rounded-md px-2 text-muted-foreground text-sm transition-colors pointer-coarse:h-10",
                    "hover:bg-accent hover:text-foreground focus-visible:-outline-offset-1",
                    "aria-[current=page]:bg-accent-strong aria-[current=page]:font-medium aria-[current=page]:text-foreground",
                    "[&_svg]:size-4 [&_svg]:shrink-0",
                  )}
                >
                  {item.icon}
                  <span className="truncate">{item.label}</span>
                  {item.meta ? <span className="ml-auto text-xs">{item.meta}</span> : null}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
