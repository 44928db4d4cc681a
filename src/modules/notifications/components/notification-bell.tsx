"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { unreadCount } from "../queries";
import { MOST_UNREAD } from "../schema";
import { NotificationList } from "./notification-list";

const countText = (unread: number) => (unread < MOST_UNREAD ? String(unread) : `${MOST_UNREAD - 1}+`);

type Props = { organization: { id: string; slug: string } };

/** The bell in the top bar: how much one has not read, and the list of it. */
export function NotificationBell({ organization }: Props) {
  const [open, setOpen] = useState(false);
  const { data } = useQuery(unreadCount(organization.id));
  const unread = data?.unread ?? 0;
  const name = unread > 0 ? `Notifications, ${countText(unread)} unread` : "Notifications";
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={name} className="relative">
          <Bell aria-hidden />
          {unread > 0 ? (
            <span
              aria-hidden
              className="absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-primary px-1 font-semibold text-[0.625rem] text-primary-foreground tabular-nums leading-none"
            >
              {countText(unread)}
            </span>
          ) : null}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        align="end"
        aria-label="Notifications"
        className="flex w-[min(24rem,calc(100vw-1rem))] flex-col overflow-hidden p-0"
      >
        <NotificationList organization={organization} unread={unread} onLeave={() => setOpen(false)} />
      </PopoverContent>
    </Popover>
  );
}
