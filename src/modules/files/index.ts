export { holdDownloads } from "./repository";
export { commonView, type FileRow, toFile, toProductMedia } from "./view";
