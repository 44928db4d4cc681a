import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Dispute } from "./schema";

const DisputePage = pageOf(Dispute);

/** The disputes over an order, newest first. */
export const disputesOfOrder = (organizationId: string, orderId: string) =>
  queryOptions({
    queryKey: ["disputes", organizationId, { order_id: orderId }],
    queryFn: ({ signal }) =>
      request(DisputePage, "/disputes", {
        organization: organizationId,
        query: { order_id: orderId, limit: 100 },
        signal,
      }),
  });
