"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { LocalTime } from "@/components/time/local-time";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Notification } from "../schema";

type Props = {
  item: Notification;
  href: string;
  onOpen: () => void;
  onRead: () => void;
};

/** One thing that one was told: a link to what it tells of, and, where it is unread, the way to mark it. */
export function NotificationItem({ item, href, onOpen, onRead }: Props) {
  return (
    <li className="flex items-start gap-1 border-b pr-2 last:border-b-0">
      <Link
        href={href}
        onClick={onOpen}
        className="grid min-w-0 flex-1 gap-0.5 py-3 pr-2 pl-4 text-sm hover:bg-accent focus-visible:-outline-offset-2"
      >
        <span className="flex items-baseline gap-2">
          <span className={cn("min-w-0 flex-1 truncate", !item.read && "font-semibold")}>
            {item.read ? null : <span className="sr-only">Unread: </span>}
            {item.title}
          </span>
          <LocalTime at={item.created_at} style="relative" className="text-muted-foreground text-xs" />
        </span>
        <span className="wrap-anywhere line-clamp-3 text-muted-foreground">{item.text}</span>
      </Link>
      {item.read ? null : (
        <Button
          variant="ghost"
          size="icon-sm"
          className="mt-2"
          aria-label={`Mark as read: ${item.title}, ${item.text}`}
          onClick={onRead}
        >
          <Check aria-hidden />
        </Button>
      )}
    </li>
  );
}
