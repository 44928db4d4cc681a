import type { DownloadablesProperties } from "./schema";

/** The files that are delivered, in their order. */
export const activeFiles = ({ files, archived }: DownloadablesProperties): string[] =>
  files.filter((id) => !archived[id]);
