import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readPage } from "@/server/db/page";
import { raw, type Sql, sql } from "@/server/db/sql";
import type { PageOf, Sorting } from "@/server/http/list";
import type { CustomerWallet } from "./wallet-schema";

type Row = Omit<CustomerWallet, "created_at" | "modified_at"> & {
  created_at: Date;
  modified_at: Date | null;
};

const toWallet = ({ created_at, modified_at, ...row }: Row): CustomerWallet => ({
  ...row,
  created_at: created_at.toISOString(),
  modified_at: modified_at?.toISOString() ?? null,
});

const columns = raw("w.id, w.created_at, w.modified_at, w.customer_id, w.amount AS balance, w.currency");

type Own = Pick<Context, "read" | "organizationId">;

const ofCustomer = ({ organizationId }: Own, customerId: string): Sql[] => [
  sql`w.organization_id = ${organizationId}::uuid`,
  sql`w.customer_id = ${customerId}::uuid`,
];

/** A page of a customer's wallets: one for each currency in which there ever was a balance, empty ones too. */
export async function listWallets(
  ctx: Own,
  customerId: string,
  request: { page: number; limit: number; sorting: Sorting[] },
): Promise<PageOf<CustomerWallet>> {
  const { rows, pagination } = await readPage<Row>(ctx.read, {
    select: columns,
    from: raw("customer_balance w"),
    where: ofCustomer(ctx, customerId),
    order: { created_at: raw("w.created_at"), balance: raw("w.amount") },
    id: raw("w.id"),
    request,
  });
  return { items: rows.map(toWallet), pagination };
}

/** One of a customer's wallets. @throws ResourceNotFound, also for another customer's */
export async function getWallet(ctx: Own, customerId: string, id: string): Promise<CustomerWallet> {
  const [row] = await ctx.read<Row>(sql`
    SELECT ${columns} FROM customer_balance w
    WHERE w.id = ${id}::uuid AND w.customer_id = ${customerId}::uuid AND w.organization_id = ${ctx.organizationId}::uuid`);
  if (!row) throw new ResourceNotFound();
  return toWallet(row);
}
