import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { anyone } from "@/server/auth/access";
import { NotPermitted, TooManyRequests } from "@/server/auth/errors";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import type { Call } from "@/server/http/call";
import { openRoute } from "@/server/http/route";
import { activateKey } from "./activate-key";
import { deactivateKey } from "./deactivate-key";
import { UsageLimitReached } from "./errors";
import { LicenseKeyActivate, LicenseKeyDeactivate, LicenseKeyValidate } from "./input-schema";
import { ActivatedLicenseKey, PublicKeys, ValidatedLicenseKey } from "./schema";
import { publicKeysOf } from "./signing-key";
import { throttle } from "./throttle";
import { validateKey } from "./validate-key";
import { forHolder } from "./view";

type Named = { key: string; organization_id: string };

/** The organization that a program names, once the request is counted. @throws TooManyRequests */
async function admitted(world: World, { address }: Call, { key, organization_id }: Named): Promise<Context> {
  await throttle(world, address, key);
  return inOrganization(world, organization_id);
}

export const validateOpenly = openRoute({
  method: "POST",
  path: "/customer-portal/license-keys/validate",
  name: "customerPortal.validateLicenseKey",
  summary: "Validate a licence key from the program that it opens; needs no token",
  access: anyone(),
  body: LicenseKeyValidate,
  returns: ValidatedLicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, UsageLimitReached, TooManyRequests],
  handler: async ({ ctx, body, call }) => forHolder(await validateKey(await admitted(ctx, call, body), body)),
});

export const activateOpenly = openRoute({
  method: "POST",
  path: "/customer-portal/license-keys/activate",
  name: "customerPortal.activateLicenseKey",
  summary: "Activate a licence key for an installation; needs no token",
  access: anyone(),
  body: LicenseKeyActivate,
  returns: ActivatedLicenseKey,
  answersSecret: true,
  errors: [ResourceNotFound, NotPermitted, TooManyRequests],
  handler: async ({ ctx, body, call, operationId }) => {
    const activated = await activateKey(await admitted(ctx, call, body), operationId, body);
    return { ...activated, license_key: forHolder(activated.license_key) };
  },
});

export const deactivateOpenly = openRoute({
  method: "POST",
  path: "/customer-portal/license-keys/deactivate",
  name: "customerPortal.deactivateLicenseKey",
  summary: "Give back an activation of a licence key; needs no token",
  access: anyone(),
  body: LicenseKeyDeactivate,
  status: 204,
  errors: [ResourceNotFound, TooManyRequests],
  handler: async ({ ctx, body, call }) => deactivateKey(await admitted(ctx, call, body), body),
});

export const getPublicKeys = openRoute({
  method: "GET",
  path: "/customer-portal/license-keys/jwks/{organization_id}",
  name: "customerPortal.getLicensePublicKeys",
  summary: "Get the keys by which an organization's signed licences are verified; needs no token",
  access: anyone(),
  params: z.object({ organization_id: Id }),
  returns: PublicKeys,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => publicKeysOf(ctx.read, params.organization_id),
});

export const openLicenseKeyRoutes = [validateOpenly, activateOpenly, deactivateOpenly, getPublicKeys];
