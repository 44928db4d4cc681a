import { run } from "../lib/fail.ts";
import { generateClient } from "./client.ts";

/** `npm run generate`: writes the Prisma client into `src/generated`. */
await run(() => generateClient());
