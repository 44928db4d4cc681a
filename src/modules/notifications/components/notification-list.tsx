"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Bell, CheckCheck, Settings2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { notificationList, useReading } from "../queries";
import { NotificationItem } from "./notification-item";

type Props = {
  organization: { id: string; slug: string };
  unread: number;
  /** One goes to what a notification tells of, or to the switches. */
  onLeave: () => void;
};

const sayFailure = { onError: (error: Error) => toast.error(error.message) };

/** What one was told, the latest first, with the ways to mark it as read. */
export function NotificationList({ organization: { id, slug }, unread, onLeave }: Props) {
  const list = useInfiniteQuery(notificationList(id));
  const { one, all } = useReading(id);
  const items = list.data?.pages.flatMap((page) => page.items);
  const [latest] = items ?? [];
  return (
    <>
      <div className="flex items-center gap-1 border-b py-2 pr-2 pl-4">
        <h2 className="flex-1 font-medium text-sm">Notifications</h2>
        {latest && unread > 0 ? (
          <Button
            variant="ghost"
            size="sm"
            pending={all.isPending}
            onClick={() => all.mutate(latest.id, sayFailure)}
          >
            <CheckCheck aria-hidden />
            Mark all as read
          </Button>
        ) : null}
        <ButtonLink
          variant="ghost"
          size="icon-sm"
          href={`/dashboard/${slug}/settings/notifications`}
          aria-label="Choose what you are told of"
          onClick={onLeave}
        >
          <Settings2 aria-hidden />
        </ButtonLink>
      </div>
      <div className="min-h-0 overflow-y-auto">
        {!items && list.error ? (
          <ErrorState
            description={list.error.message}
            onRetry={() => list.refetch()}
            pending={list.isFetching}
          />
        ) : null}
        {!items && !list.error ? <Waiting /> : null}
        {items?.length === 0 ? (
          <EmptyState
            icon={<Bell />}
            title="Nothing yet"
            description="Sales, cancellations, disputes and what goes wrong stand here for 90 days."
          />
        ) : null}
        <ul>
          {items?.map((item) => (
            <NotificationItem
              key={item.id}
              item={item}
              href={`/dashboard/${slug}/${item.path}`}
              onOpen={() => {
                if (!item.read) one.mutate(item.id, sayFailure);
                onLeave();
              }}
              onRead={() => one.mutate(item.id, sayFailure)}
            />
          ))}
        </ul>
        {list.hasNextPage ? (
          <div className="p-2">
            <Button
              variant="ghost"
              className="w-full"
              pending={list.isFetchingNextPage}
              onClick={() => list.fetchNextPage()}
            >
              Show earlier
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

const Waiting = () => (
  <div role="status" aria-label="Loading" className="grid gap-3 p-4">
    <Skeleton className="h-10" />
    <Skeleton className="h-10" />
    <Skeleton className="h-10" />
  </div>
);
