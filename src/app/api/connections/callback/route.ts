export { leadBack as GET } from "@/modules/connections/lead-back";
