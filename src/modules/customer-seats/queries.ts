import { queryOptions } from "@tanstack/react-query";
import { request } from "@/lib/request";
import { SeatsList } from "./schema";

/** A sale, as lists of its seats name it. */
export type SaleFields = { subscription_id: string } | { order_id: string };

/** Who has the seats of a sale. */
export const seatsOf = (organizationId: string, sale: SaleFields) =>
  queryOptions({
    queryKey: ["customer-seats", organizationId, sale],
    queryFn: ({ signal }) =>
      request(SeatsList, "/customer-seats", { organization: organizationId, query: sale, signal }),
  });
