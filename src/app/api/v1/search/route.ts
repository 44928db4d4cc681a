export { searchAnything as GET } from "@/modules/search/routes";
