export { getRefund as GET } from "@/modules/refunds/routes";
