import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { RotateNotPermitted } from "./errors";
import { getLicenseKey } from "./get-license-key";
import { listKeys } from "./repository";
import { rotateLicenseKey } from "./rotate-license-key";
import { LicenseKey, LicenseKeyWithActivations } from "./schema";
import { forHolder } from "./view";

const params = z.object({ id: Id });

export const listOwnLicenseKeys = route({
  method: "GET",
  path: "/customer-portal/license-keys",
  name: "customerPortal.listLicenseKeys",
  summary: "List one's own licence keys",
  access: customer("use"),
  query: listQuery({ sorting: ["created_at"], default: "-created_at", filters: { benefit_id: anyOf(Id) } }),
  returns: pageOf(LicenseKey),
  handler: async ({ ctx, subject, query }) => {
    const page = await listKeys(ctx.read, ctx.organizationId, {
      ...query,
      customer_id: [ownCustomerId(subject)],
    });
    return { ...page, items: page.items.map(forHolder) };
  },
});

export const getOwnLicenseKey = route({
  method: "GET",
  path: "/customer-portal/license-keys/{id}",
  name: "customerPortal.getLicenseKey",
  summary: "Get one's own licence key with its activations",
  access: customer("use"),
  params,
  returns: LicenseKeyWithActivations,
  errors: [ResourceNotFound],
  handler: async ({ ctx, subject, params: { id } }) =>
    forHolder(await getLicenseKey(ctx, { id, customerId: ownCustomerId(subject) })),
});

export const rotateOwnLicenseKey = route({
  method: "POST",
  path: "/customer-portal/license-keys/{id}/rotate",
  name: "customerPortal.rotateLicenseKey",
  summary: "Give one's own licence key other letters; the ones before open nothing any more",
  access: customer("manage"),
  params,
  returns: LicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, RotateNotPermitted],
  handler: async ({ ctx, subject, params: { id } }) =>
    forHolder(await rotateLicenseKey(ctx, { id, customerId: ownCustomerId(subject) })),
});

export const customerLicenseKeyRoutes = [listOwnLicenseKeys, getOwnLicenseKey, rotateOwnLicenseKey];
