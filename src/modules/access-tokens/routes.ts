import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { createAccessToken as create } from "./create-access-token";
import { deleteAccessToken as remove } from "./delete-access-token";
import { MoreThanOwn } from "./errors";
import { listAccessTokens as list } from "./repository";
import { AccessToken, CreateAccessToken, CreatedAccessToken } from "./schema";

const params = z.object({ id: Id });

export const listAccessTokens = route({
  method: "GET",
  path: "/access-tokens",
  name: "accessTokens.list",
  summary: "List access tokens",
  access: merchant("access_tokens:read"),
  query: listQuery({
    sorting: ["created_at", "name", "last_used_at"],
    default: "-created_at",
    filters: { organization_id: anyOf(Id) },
  }),
  returns: pageOf(AccessToken),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createAccessToken = route({
  method: "POST",
  path: "/access-tokens",
  name: "accessTokens.create",
  summary: "Create an access token",
  access: merchant("access_tokens:write"),
  body: CreateAccessToken,
  returns: CreatedAccessToken,
  status: 201,
  errors: [MoreThanOwn],
  answersSecret: true,
  handler: ({ ctx, subject, body, operationId }) => create(ctx, subject, operationId, body),
});

export const deleteAccessToken = route({
  method: "DELETE",
  path: "/access-tokens/{id}",
  name: "accessTokens.delete",
  summary: "Revoke an access token",
  access: merchant("access_tokens:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => remove(ctx, params.id),
});

export const accessTokenRoutes = [listAccessTokens, createAccessToken, deleteAccessToken] as const;
