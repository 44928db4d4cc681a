import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { activateKey } from "./activate-key";
import { deactivateKey } from "./deactivate-key";
import { RotateNotPermitted, UsageLimitReached } from "./errors";
import { getLicenseKey as get, getActivation } from "./get-license-key";
import {
  LicenseKeyActivate,
  LicenseKeyDeactivate,
  LicenseKeyUpdate,
  LicenseKeyValidate,
} from "./input-schema";
import { listKeys } from "./repository";
import { rotateLicenseKey as rotate } from "./rotate-license-key";
import {
  ActivatedLicenseKey,
  LicenseKey,
  LicenseKeyActivation,
  LicenseKeyStatus,
  LicenseKeyWithActivations,
  ValidatedLicenseKey,
} from "./schema";
import { updateLicenseKey as update } from "./update-license-key";
import { validateKey } from "./validate-key";

const params = z.object({ id: Id });

export const listLicenseKeys = route({
  method: "GET",
  path: "/license-keys",
  name: "licenseKeys.list",
  summary: "List licence keys",
  access: merchant("license_keys:read"),
  query: listQuery({
    sorting: ["created_at"],
    default: "-created_at",
    filters: {
      organization_id: anyOf(Id),
      benefit_id: anyOf(Id),
      customer_id: anyOf(Id),
      status: anyOf(LicenseKeyStatus),
      query: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "A whole key, or part of an e-mail address." }),
    },
  }),
  returns: pageOf(LicenseKey),
  handler: ({ ctx, query }) => listKeys(ctx.read, ctx.organizationId, query),
});

export const getLicenseKey = route({
  method: "GET",
  path: "/license-keys/{id}",
  name: "licenseKeys.get",
  summary: "Get a licence key with its activations",
  access: merchant("license_keys:read"),
  params,
  returns: LicenseKeyWithActivations,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => get(ctx, params),
});

export const updateLicenseKey = route({
  method: "PATCH",
  path: "/license-keys/{id}",
  name: "licenseKeys.update",
  summary: "Update a licence key: status, limits, usage, end",
  access: merchant("license_keys:write"),
  params,
  body: LicenseKeyUpdate,
  returns: LicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body }) => update(ctx, params.id, body),
});

export const rotateLicenseKey = route({
  method: "POST",
  path: "/license-keys/{id}/rotate",
  name: "licenseKeys.rotate",
  summary: "Give a licence key other letters; the ones before open nothing any more",
  access: merchant("license_keys:write"),
  params,
  returns: LicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, RotateNotPermitted],
  handler: ({ ctx, params }) => rotate(ctx, params),
});

export const getLicenseKeyActivation = route({
  method: "GET",
  path: "/license-keys/{id}/activations/{activation_id}",
  name: "licenseKeys.getActivation",
  summary: "Get an activation of a licence key",
  access: merchant("license_keys:read"),
  params: z.object({ id: Id, activation_id: Id }),
  returns: LicenseKeyActivation,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => getActivation(ctx, params),
});

export const validateLicenseKey = route({
  method: "POST",
  path: "/license-keys/validate",
  name: "licenseKeys.validate",
  summary: "Validate a licence key from your server, and count its usage",
  access: merchant("license_keys:write"),
  body: LicenseKeyValidate,
  returns: ValidatedLicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, UsageLimitReached],
  isUsage: true,
  handler: ({ ctx, body }) => {
    refuseOtherOrganization(ctx.organizationId, body.organization_id);
    return validateKey(ctx, body);
  },
});

export const activateLicenseKey = route({
  method: "POST",
  path: "/license-keys/activate",
  name: "licenseKeys.activate",
  summary: "Activate a licence key from your server",
  access: merchant("license_keys:write"),
  body: LicenseKeyActivate,
  returns: ActivatedLicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, NotPermitted],
  isUsage: true,
  handler: ({ ctx, body, operationId }) => {
    refuseOtherOrganization(ctx.organizationId, body.organization_id);
    return activateKey(ctx, operationId, body);
  },
});

export const deactivateLicenseKey = route({
  method: "POST",
  path: "/license-keys/deactivate",
  name: "licenseKeys.deactivate",
  summary: "Give back an activation of a licence key from your server",
  access: merchant("license_keys:write"),
  body: LicenseKeyDeactivate,
  status: 204,
  errors: [ResourceNotFound],
  isUsage: true,
  handler: ({ ctx, body }) => {
    refuseOtherOrganization(ctx.organizationId, body.organization_id);
    return deactivateKey(ctx, body);
  },
});

export const licenseKeyRoutes = [
  listLicenseKeys,
  getLicenseKey,
  updateLicenseKey,
  rotateLicenseKey,
  getLicenseKeyActivation,
  validateLicenseKey,
  activateLicenseKey,
  deactivateLicenseKey,
];
