import type { DownloadablesProperties } from "./schema";

/** The files that are delivered, in their order. */
export const activeFiles = ({ files, archived }: DownloadablesProperties): string[] =>
  files.filter((id) => !archived[id]);

/** `2 files`: those that are delivered; buyers are told of none before. */
export function filesText(properties: DownloadablesProperties | object): string {
  if (!("files" in properties)) return "Files";
  const { length } = activeFiles(properties);
  return length === 1 ? "1 file" : `${length} files`;
}
