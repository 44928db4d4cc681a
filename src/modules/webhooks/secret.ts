import "server-only";
import { randomBytes } from "node:crypto";
import { open, seal } from "@/server/seal";

const PURPOSE = "webhook endpoint";
const SECRET_BYTES = 32;

/** A signing secret as Standard Webhooks writes it. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;

/** As it lies in the database. */
export const sealSecret = (secret: string): string => seal(secret, PURPOSE);
export const openSecret = (sealed: string): string => open(sealed, PURPOSE);
