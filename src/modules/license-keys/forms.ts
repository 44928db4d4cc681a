import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { LicenseKeyUpdate } from "./input-schema";
import { LicenseKeyStatus, LimitActivations, LimitUsage, MOST_USAGE } from "./schema";

const ofKey = { id: Id };
const number = (schema: typeof LimitUsage) => blankAsNull(wholeNumber(schema, "A whole number."));

/** The form of a key's limits: it sends every field it shows. */
export const EditLicenseKeyForm = z
  .strictObject({
    ...ofKey,
    limit_activations: number(LimitActivations),
    limit_usage: number(LimitUsage),
    usage: wholeNumber(z.int().min(0).max(MOST_USAGE), "A whole number."),
    expires_at: blankAsNull(Instant),
  })
  .transform(({ id, ...input }) => ({ id, input: LicenseKeyUpdate.parse(input) }));

export const LicenseKeyStatusForm = z.strictObject({ ...ofKey, status: LicenseKeyStatus });
export const LicenseKeyForm = z.strictObject(ofKey);
export const ActivationForm = z.strictObject({ ...ofKey, activation_id: Id });

/** Of the customer's page: which organization's is said by its address. */
const portal = z.string().min(1).max(200);
export const OwnKeyForm = z.strictObject({ ...ofKey, portal });
export const OwnActivationForm = z.strictObject({ ...ofKey, activation_id: Id, portal });
