export { createRefund as POST, listRefunds as GET } from "@/modules/refunds/routes";
