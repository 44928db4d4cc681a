import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { anyone, customer, merchant, ownCustomerId } from "@/server/auth/access";
import { world } from "@/server/context";
import { anyOf, pageOf, pageQuery } from "@/server/http/list";
import { route } from "@/server/http/route";
import { listDownloadables as list, listBenefitFiles as listFiles } from "./list-downloadables";
import { BenefitFile, Downloadable } from "./schema";
import { serveDownload } from "./serve-download";

export const listBenefitFiles = route({
  method: "GET",
  path: "/benefits/{id}/files",
  name: "benefits.files",
  summary: "List the files of a benefit with their downloads",
  access: merchant("benefits:read"),
  params: z.object({ id: Id }),
  query: pageQuery({}),
  returns: pageOf(BenefitFile),
  errors: [ResourceNotFound],
  handler: ({ ctx, params, query }) => listFiles(ctx, params.id, query),
});

export const listOwnDownloadables = route({
  method: "GET",
  path: "/customer-portal/downloadables",
  name: "customerPortal.listDownloadables",
  summary: "List the files that one may fetch",
  access: customer("use"),
  query: pageQuery({ benefit_id: anyOf(Id) }),
  returns: pageOf(Downloadable),
  handler: ({ ctx, subject, query }) => list(ctx, ownCustomerId(subject), query),
});

export const getDownload = route({
  method: "GET",
  path: "/customer-portal/downloadables/{token}",
  name: "customerPortal.download",
  summary: "Fetch a file by its link, whole or in ranges",
  access: anyone(),
  params: z.object({ token: z.string().max(500) }),
  produces: "application/octet-stream",
  errors: [ResourceNotFound],
  handler: ({ call, params }) => serveDownload(world(), call.request, params.token),
});

export const downloadableRoutes = [listBenefitFiles, listOwnDownloadables, getDownload];
