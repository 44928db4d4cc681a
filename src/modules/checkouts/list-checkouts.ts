import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import type { Context } from "@/server/context";
import { metadataFilter, readPage } from "@/server/db/page";
import { join, oneOf, raw, type Sql, sql } from "@/server/db/sql";
import { anyOf, listQuery, type PageOf } from "@/server/http/list";
import { type CheckoutRow, checkoutPage } from "./repository";
import { type Checkout, CheckoutStatus } from "./schema";
import { checkoutViews } from "./view";

const statuses = { completed: "succeeded" } as Record<string, string>;

export const CheckoutList = listQuery({
  sorting: ["created_at", "expires_at", "status"],
  default: "-created_at",
  filters: {
    organization_id: anyOf(Id),
    product_id: anyOf(Id),
    customer_id: anyOf(Id),
    external_customer_id: anyOf(z.string().max(200)),
    status: anyOf(
      z
        .preprocess((given) => statuses[String(given)] ?? given, CheckoutStatus)
        .meta({ description: "`completed` is an older name of `succeeded`." }),
    ),
    query: z.string().max(200).optional().meta({ description: "Part of the buyer's e-mail or name." }),
  },
});
export type CheckoutList = z.output<typeof CheckoutList>;

export async function listCheckouts(ctx: Context, request: CheckoutList): Promise<PageOf<Checkout>> {
  const { rows, pagination } = await readPage<CheckoutRow>(ctx.read, {
    select: checkoutPage.select,
    from: raw("checkout"),
    joins: checkoutPage.joins,
    where: [sql`checkout.organization_id = ${ctx.organizationId}::uuid`, ...filtersOf(request, ctx.now)],
    order: {
      created_at: raw("checkout.created_at"),
      expires_at: raw("checkout.expires_at"),
      status: raw("checkout.status"),
    },
    id: raw("checkout.id"),
    request,
  });
  return { items: await checkoutViews(ctx.read, rows.map(checkoutPage.toRow), ctx.now), pagination };
}

function filtersOf(request: CheckoutList, now: Date): Sql[] {
  const ids = (column: string, values: string[] | undefined) => values && oneOf(raw(column), values, "uuid");
  return [
    ids("checkout.organization_id", request.organization_id),
    ids("checkout.product_id", request.product_id),
    ids("checkout.customer_id", request.customer_id),
    request.external_customer_id &&
      oneOf(raw("checkout.external_customer_id"), request.external_customer_id, "text"),
    request.status && statusIn(request.status, now),
    request.query && search(request.query),
    ...metadataFilter(raw("checkout.metadata"), request.metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

/** An open checkout past its time counts as expired, as it is answered. */
function statusIn(wanted: string[], now: Date): Sql {
  const alternatives = wanted.map((status) => {
    if (status === "open") return sql`checkout.status = 'open' AND checkout.expires_at > ${now}`;
    const stored = sql`checkout.status = ${status}`;
    return status === "expired"
      ? sql`${stored} OR checkout.status = 'open' AND checkout.expires_at <= ${now}`
      : stored;
  });
  return sql`(${join(alternatives, " OR ")})`;
}

function search(text: string): Sql {
  const like = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return sql`(checkout.customer_email ILIKE ${like} OR checkout.customer_name ILIKE ${like})`;
}
