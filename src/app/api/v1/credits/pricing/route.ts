export { getCreditPricing as GET, replaceCreditPricing as PUT } from "@/modules/credits/routes";
