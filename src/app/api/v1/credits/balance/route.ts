export { getCreditBalance as GET } from "@/modules/credits/routes";
