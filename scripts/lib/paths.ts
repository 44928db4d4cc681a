import path from "node:path";

/** The root of the repository, absolute. */
export const root = path.resolve(import.meta.dirname, "../..");

/** An absolute path below the root of the repository. */
export const inRoot = (...parts: string[]): string => path.join(root, ...parts);
