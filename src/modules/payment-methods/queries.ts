import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { PaymentMethod } from "./schema";

const MethodPage = pageOf(PaymentMethod);

/** What a customer has left to be charged later, the latest hundred. */
export const methodsOfCustomer = (organizationId: string, customerId: string) =>
  queryOptions({
    queryKey: ["payment-methods", organizationId, customerId],
    queryFn: ({ signal }) =>
      request(MethodPage, `/customers/${customerId}/payment-methods`, {
        organization: organizationId,
        query: { limit: 100 },
        signal,
      }),
  });
