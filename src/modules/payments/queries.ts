import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Payment } from "./schema";

const PaymentPage = pageOf(Payment);

/** Whose payments: of an order, or all tries of a checkout. */
export type PaymentsOf = { order_id: string } | { checkout_id: string };

/** The latest hundred payments, newest first. */
export const paymentsOf = (organizationId: string, of: PaymentsOf) =>
  queryOptions({
    queryKey: ["payments", organizationId, of],
    queryFn: ({ signal }) =>
      request(PaymentPage, "/payments", {
        organization: organizationId,
        query: { ...of, limit: 100 },
        signal,
      }),
  });
