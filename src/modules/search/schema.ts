import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

/** One thing found. `title` and `detail` are for people; `id` is of the kind that `type` says. */
export const SearchResult = z
  .object({
    type: z.enum(["product", "order", "customer", "subscription", "checkout"]),
    id: Id,
    title: z.string().meta({ description: "Name, number or e-mail address.", example: "FLR-0001" }),
    detail: z
      .string()
      .nullable()
      .meta({ description: "What tells it from others of the same title.", example: "Icon set" }),
    status: z
      .string()
      .nullable()
      .meta({ description: "Of an order, a subscription or a checkout; `archived` of a product." }),
    created_at: Instant,
  })
  .meta({ id: "SearchResult" });
export type SearchResult = z.output<typeof SearchResult>;

export const SearchResults = z.object({ items: z.array(SearchResult) });
