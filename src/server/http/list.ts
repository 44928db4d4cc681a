import "server-only";
import { z } from "zod";

export { type PageOf, pageOf } from "@/lib/page";

export type Sorting = { column: string; descending: boolean };

/** A filter that takes one value or a repeated parameter: any of them matches. */
export const anyOf = <S extends z.ZodType>(value: S) =>
  z
    .preprocess(
      (given) => (given === undefined || Array.isArray(given) ? given : [given]),
      z.array(value).max(100),
    )
    .optional();

/** A filter of true or false, as text in the query. */
export const flag = z
  .stringbool({ truthy: ["true", "1"], falsy: ["false", "0"] })
  .optional()
  .meta({ override: { type: "boolean" } });

const Page = z.coerce
  .number()
  .int()
  .min(1)
  .max(10_000_000)
  .default(1)
  .meta({ description: "Page number, from 1.", example: 1 });

/** Above 100 is answered as 100. */
const Limit = z.coerce
  .number()
  .int()
  .min(1)
  .default(10)
  .transform((limit) => Math.min(limit, 100))
  .meta({
    description: "Items a page, at most 100.",
    example: 10,
    override: { type: "integer", default: 10 },
  });

const MetadataFilter = z
  .record(z.string().max(40), anyOf(z.string().max(500)))
  .optional()
  .meta({ description: "`metadata[key]=value`" });

/** The query of a list: page, limit, sorting by the named columns, `metadata[…]`, and the noun's own filters. */
export function listQuery<const C extends string, F extends z.ZodRawShape>(list: {
  sorting: readonly C[];
  default: `${"-" | ""}${C}`;
  filters: F;
}) {
  const columns = list.sorting as readonly string[];
  const sorting = z
    .preprocess(
      (given) => [given].flat().flatMap((part) => (typeof part === "string" ? part.split(",") : [])),
      z.array(
        z.string().refine((name) => columns.includes(name.replace(/^-/, "")), {
          error: `Sort by one of: ${columns.join(", ")}; a minus before it turns the order.`,
        }),
      ),
    )
    .transform((names): Sorting[] =>
      (names.length > 0 ? names : [list.default]).map((name) => ({
        column: name.replace(/^-/, ""),
        descending: name.startsWith("-"),
      })),
    )
    .meta({
      description: `One or more of ${columns.join(", ")}; \`-\` before a name: descending.`,
      override: { type: "array", items: { type: "string" }, default: [list.default] },
    });
  return z.object({ page: Page, limit: Limit, sorting, metadata: MetadataFilter, ...list.filters });
}

/** The query of a list that has one order: page, limit, and the noun's own filters. */
export const pageQuery = <F extends z.ZodRawShape>(filters: F) =>
  z.object({ page: Page, limit: Limit, ...filters });

export type ListQuery = {
  page: number;
  limit: number;
  sorting: Sorting[];
  metadata?: Record<string, string[] | undefined> | undefined;
};
