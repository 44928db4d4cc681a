import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { LicenseKeysProperties } from "./schema";

const { prefix, expires, activations, limit_usage, offline_days } = LicenseKeysProperties.shape;
const { ttl, timeframe } = expires.unwrap().shape;

/** A number left empty means "without". */
export const LicenseKeysForm = z
  .strictObject({
    prefix: blankAsNull(prefix.unwrap()),
    ttl: blankAsNull(wholeNumber(ttl, "A whole number.")),
    timeframe,
    limit: blankAsNull(wholeNumber(activations.unwrap().shape.limit, "A whole number.")),
    enable_customer_admin: z.literal("true").optional(),
    limit_usage: blankAsNull(wholeNumber(limit_usage.unwrap(), "A whole number.")),
    offline_days: blankAsNull(wholeNumber(offline_days.unwrap(), "A whole number of days.")),
  })
  .transform(({ ttl, timeframe, limit, enable_customer_admin: own, ...rest }) => ({
    ...rest,
    expires: ttl === null ? null : { ttl, timeframe },
    activations: limit === null ? null : { limit, enable_customer_admin: own !== undefined },
  }));
