import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { acceptDispute as accept } from "./accept-dispute";
import { DisputeNotOpenError } from "./errors";
import { findDispute, listDisputes as list } from "./repository";
import { Dispute, DisputeStatus } from "./schema";

export const listDisputes = route({
  method: "GET",
  path: "/disputes",
  name: "disputes.list",
  summary: "List disputes",
  access: merchant("disputes:read"),
  query: listQuery({
    sorting: ["created_at", "amount"],
    default: "-created_at",
    filters: { organization_id: anyOf(Id), order_id: anyOf(Id), status: anyOf(DisputeStatus) },
  }),
  returns: pageOf(Dispute),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query, ctx.now),
});

export const getDispute = route({
  method: "GET",
  path: "/disputes/{id}",
  name: "disputes.get",
  summary: "Get a dispute",
  access: merchant("disputes:read"),
  params: z.object({ id: Id }),
  returns: Dispute,
  errors: [ResourceNotFound],
  handler: async ({ ctx, params }) => {
    const dispute = await findDispute(ctx.read, ctx.organizationId, params.id, ctx.now);
    if (!dispute) throw new ResourceNotFound();
    return dispute;
  },
});

export const acceptDispute = route({
  method: "POST",
  path: "/disputes/{id}/accept",
  name: "disputes.accept",
  summary: "Give a dispute up: it is closed at Stripe, for good",
  access: merchant("disputes:write"),
  params: z.object({ id: Id }),
  returns: Dispute,
  errors: [ResourceNotFound, DisputeNotOpenError],
  handler: ({ ctx, params }) => accept(ctx, params.id),
});

export const disputeRoutes = [listDisputes, getDispute, acceptDispute];
