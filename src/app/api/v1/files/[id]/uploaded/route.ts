export { completeUpload as POST } from "@/modules/files/routes";
