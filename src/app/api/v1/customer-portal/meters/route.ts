export { listOwnMeters as GET } from "@/modules/credits/customer-routes";
