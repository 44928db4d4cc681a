/** Prints a signing secret as it lies in the database. Runs inside the application's code (see scripts/typescript-hooks.mjs). */
import { newSecret, sealSecret } from "@/modules/webhooks/secret";

console.info(sealSecret(newSecret()));
