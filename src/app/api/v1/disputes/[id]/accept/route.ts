export { acceptDispute as POST } from "@/modules/disputes/routes";
