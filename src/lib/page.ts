import { z } from "zod";

export const Pagination = z
  .object({
    page: z.int(),
    page_size: z.int(),
    total_count: z.int().meta({
      description:
        "Exact up to 10,000 items past this page; beyond that a lower bound, which grows as one pages on.",
    }),
    max_page: z.int(),
  })
  .meta({ id: "Pagination" });

/** The answer of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), pagination: Pagination });

export type PageOf<T> = { items: T[]; pagination: z.output<typeof Pagination> };
