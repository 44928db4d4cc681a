import { queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { CustomerMember } from "./schema";

const MemberPage = pageOf(CustomerMember);

/** Everybody who may enter a customer's portal. */
export const membersOfCustomer = (organizationId: string, customerId: string) =>
  queryOptions({
    queryKey: ["customer-members", organizationId, customerId],
    queryFn: ({ signal }) =>
      request(MemberPage, `/customers/${customerId}/members`, {
        organization: organizationId,
        query: { limit: 100 },
        signal,
      }),
  });
