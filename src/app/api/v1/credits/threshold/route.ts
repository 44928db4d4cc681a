export { setCreditThreshold as PUT } from "@/modules/credits/routes";
