import "server-only";
import { grantLicenseKey, revokeLicenseKey } from "@/modules/license-keys";
import type { Delivery } from "../../delivery";
import { steadyDelivery } from "../../steady-delivery";

/** A key for each grant: made once, taken back and given again as the same. */
export const licenseKeysDelivery: Delivery<"license_keys"> = steadyDelivery({
  give: async (tx, grant, now) => {
    await grantLicenseKey(tx, grant, grant.terms, now);
    return grant.delivery;
  },
  takeBack: async (tx, { id, delivery }, now) => {
    await revokeLicenseKey(tx, id, now);
    return { delivery, askAgainInMs: null };
  },
});
