import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { completeUpload as complete } from "./complete-upload";
import { createFile as create } from "./create-file";
import { deleteFile as remove } from "./delete-file";
import { listFiles as list } from "./repository";
import { CompleteUpload, CreateFile, File, FileService, FileUpload, UpdateFile } from "./schema";
import { serveOwnFile } from "./serve-own-file";
import { updateFile as update } from "./update-file";

export { servePublicFile } from "./serve-public-file";

const params = z.object({ id: Id });

export const listFiles = route({
  method: "GET",
  path: "/files",
  name: "files.list",
  summary: "List files",
  access: merchant("files:read"),
  query: listQuery({
    sorting: ["created_at", "name"],
    default: "-created_at",
    filters: {
      ids: anyOf(Id),
      organization_id: anyOf(Id),
      service: anyOf(FileService),
      query: z.string().max(200).optional().meta({ description: "Part of the name." }),
    },
  }),
  returns: pageOf(File),
  handler: ({ ctx, query }) => list(ctx.read, ctx.organizationId, query),
});

export const createFile = route({
  method: "POST",
  path: "/files",
  name: "files.create",
  summary: "Begin the upload of a file",
  access: merchant("files:write"),
  body: CreateFile,
  returns: FileUpload,
  status: 201,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const completeUpload = route({
  method: "POST",
  path: "/files/{id}/uploaded",
  name: "files.uploaded",
  summary: "Complete the upload of a file",
  access: merchant("files:write"),
  params,
  body: CompleteUpload,
  returns: File,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => complete(ctx, params.id, body),
});

export const downloadFile = route({
  method: "GET",
  path: "/files/{id}/download",
  name: "files.download",
  summary: "Fetch a file of your own, whole or in ranges",
  access: merchant("files:read"),
  params,
  query: z.object({ organization_id: Id.optional() }),
  produces: "application/octet-stream",
  errors: [ResourceNotFound],
  handler: ({ ctx, call, params }) => serveOwnFile(ctx, call.request, params.id),
});

export const updateFile = route({
  method: "PATCH",
  path: "/files/{id}",
  name: "files.update",
  summary: "Update a file",
  access: merchant("files:write"),
  params,
  body: UpdateFile,
  returns: File,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, params.id, body),
});

export const deleteFile = route({
  method: "DELETE",
  path: "/files/{id}",
  name: "files.delete",
  summary: "Delete a file",
  access: merchant("files:write"),
  params,
  status: 204,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => remove(ctx, params.id),
});

export const fileRoutes = [listFiles, createFile, completeUpload, downloadFile, updateFile, deleteFile];
