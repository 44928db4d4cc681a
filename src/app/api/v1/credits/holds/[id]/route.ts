export { getCreditHold as GET } from "@/modules/credits/routes";
