import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId } from "@/server/auth/access";
import { listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { CustomerWallet } from "./wallet-schema";
import { getWallet, listWallets } from "./wallets";

const path = "/customer-portal/wallets";

export const listOwnWallets = route({
  method: "GET",
  path,
  name: "customerPortal.listWallets",
  summary: "List one's own balances of money, one for each currency",
  access: customer("manage"),
  query: listQuery({ sorting: ["created_at", "balance"], default: "-created_at", filters: {} }).omit({
    metadata: true,
  }),
  returns: pageOf(CustomerWallet),
  handler: ({ ctx, subject, query }) => listWallets(ctx, ownCustomerId(subject), query),
});

export const getOwnWallet = route({
  method: "GET",
  path: `${path}/{id}`,
  name: "customerPortal.getWallet",
  summary: "Get a balance of money of one's own",
  access: customer("manage"),
  params: z.object({ id: Id }),
  returns: CustomerWallet,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params: { id } }) => getWallet(ctx, ownCustomerId(subject), id),
});

export const walletRoutes = [listOwnWallets, getOwnWallet];
