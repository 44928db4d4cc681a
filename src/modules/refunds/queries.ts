import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Refund } from "./schema";

const RefundPage = pageOf(Refund);

/** The refunds of an order, newest first; at most a hundred. */
export const refundsOfOrder = (organizationId: string, orderId: string) =>
  queryOptions({
    queryKey: ["refunds", organizationId, { order_id: orderId }],
    queryFn: ({ signal }) =>
      request(RefundPage, "/refunds", {
        organization: organizationId,
        query: { order_id: orderId, limit: 100 },
        signal,
      }),
  });
