export { type FileRow, toProductMedia } from "./view";
