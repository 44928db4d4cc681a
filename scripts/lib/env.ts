import { existsSync } from "node:fs";
import { inRoot } from "./paths.ts";

/** Reads `.env` of the repository, when there is one, into the environment; what the environment already says wins. */
export function loadDotEnv(): void {
  const file = inRoot(".env");
  if (existsSync(file)) process.loadEnvFile(file);
}
