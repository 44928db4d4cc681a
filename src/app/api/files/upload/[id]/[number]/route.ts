export { allowUpload as OPTIONS, receivePart as PUT } from "@/server/files/receive-part";
