import "server-only";
import { creditsDelivery } from "./deliver-credits";
import type { Delivery } from "./delivery";
import type { GrantTerms } from "./rules";

/** The delivery of each type of benefit. */
export const deliveries: Record<GrantTerms["type"], Delivery> = { credits: creditsDelivery };
