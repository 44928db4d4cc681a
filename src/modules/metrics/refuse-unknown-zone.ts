import "server-only";
import { RequestValidationError } from "@/lib/errors";

/** The runtime and the database each carry a list of time zones; the newer may know one that the other does not. */
export function refuseUnknownZone(error: unknown): never {
  if ((error as { code?: unknown }).code !== "22023") throw error;
  throw new RequestValidationError([
    { loc: ["query", "timezone"], msg: "The database does not know this time zone.", type: "value_error" },
  ]);
}
