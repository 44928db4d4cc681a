export { listOwnDownloadables as GET } from "@/modules/downloadables/routes";
