import { pathToFileURL } from "node:url";
import { inRoot } from "./paths.ts";

/** Arguments for Node that tie a server to the life of the process that starts it. */
export const leash = ["--import", pathToFileURL(inRoot("scripts/lib/leash.mjs")).href];
