export { getDownload as GET } from "@/modules/downloadables/routes";
