export { getMeterOfCustomer as GET } from "@/modules/credits/customer-routes";
