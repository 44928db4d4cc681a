import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";

export type Prefetched = { queryKey: QueryKey; read: () => Promise<unknown> };

/**
 * Reads on the server what the components below ask for under the same keys, so that it comes with the page.
 * What cannot be read is left out: the browser asks for it and shows the API's own reason.
 */
export async function Prefetch({
  queries,
  children,
}: {
  queries: readonly Prefetched[];
  children: ReactNode;
}) {
  const client = new QueryClient();
  await Promise.all(
    queries.map(({ queryKey, read }) => client.prefetchQuery({ queryKey, queryFn: read, retry: false })),
  );
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
