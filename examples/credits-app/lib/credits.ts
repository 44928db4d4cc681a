import "server-only";
import { CreditsSDK, PricingEngine } from "@florin/credits";
import { Redis } from "@upstash/redis";

export const redis = Redis.fromEnv();
export const credits = new CreditsSDK(redis);
export const pricing = new PricingEngine();
