export { getDispute as GET } from "@/modules/disputes/routes";
