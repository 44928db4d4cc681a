import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { MINUTE_MS } from "@/lib/time";
import { Notification, UnreadCount } from "./schema";

const Page = pageOf(Notification);
const LIMIT = 20;

/** What one was told in an organization, the latest first. */
export const notificationList = (organizationId: string) =>
  infiniteQueryOptions({
    queryKey: ["notifications", organizationId, "list"],
    queryFn: ({ pageParam, signal }) =>
      request(Page, "/notifications", {
        organization: organizationId,
        query: { page: pageParam, limit: LIMIT },
        signal,
      }),
    initialPageParam: 1,
    getNextPageParam: ({ pagination: { page, max_page } }) => (page < max_page ? page + 1 : undefined),
  });

/** How many of them are not read; asked every minute, and when the page hears of something. */
export const unreadCount = (organizationId: string) =>
  queryOptions({
    queryKey: ["notifications", organizationId, "unread"],
    queryFn: ({ signal }) =>
      request(UnreadCount, "/notifications/unread", { organization: organizationId, signal }),
    refetchInterval: MINUTE_MS,
  });

/** Marks one as read, or all up to the latest that was seen; both lists are read again then. */
export function useReading(organizationId: string) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ["notifications", organizationId] });
  const post = { organization: organizationId, method: "POST" } as const;
  const one = useMutation({
    mutationFn: (id: string) => request(Notification, `/notifications/${id}/read`, post),
    onSuccess,
  });
  const all = useMutation({
    mutationFn: (up_to: string) => request(UnreadCount, "/notifications/read", { ...post, body: { up_to } }),
    onSuccess,
  });
  return { one, all };
}
