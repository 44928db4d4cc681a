export { listDisputes as GET } from "@/modules/disputes/routes";
