import "server-only";
import type { BenefitType } from "@/modules/benefits/schema";
import type { Delivery } from "./delivery";
import { mereGrant } from "./steady-delivery";
import { creditsDelivery } from "./types/credits/deliver";
import { licenseKeysDelivery } from "./types/license-keys/deliver";
import { outsideDelivery } from "./types/outside/deliver";

const deliveries: { [T in BenefitType]: Delivery<T> } = {
  credits: creditsDelivery,
  custom: mereGrant(),
  downloadables: mereGrant(),
  discord: outsideDelivery("discord"),
  feature_flag: mereGrant(),
  github_repository: outsideDelivery("github_repository"),
  license_keys: licenseKeysDelivery,
};

/** The delivery of a type of benefit. */
export const deliveryOf = (type: BenefitType): Delivery => deliveries[type];
