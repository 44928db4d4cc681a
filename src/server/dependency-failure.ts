import "server-only";
import StripeSdk from "stripe";
import { Prisma } from "@/generated/prisma/client.ts";

const networkCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "57P01",
  "57P03",
  "53300",
]);
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
const driverTexts =
  /Connection terminated|timeout exceeded when trying to connect|Command timed out|max retries per request|Connection is closed|stream isn't writeable/i;

/** Whether Postgres, Redis or Stripe could not be reached, as against a fault of ours. */
export function isDependencyFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (
    error instanceof StripeSdk.errors.StripeConnectionError ||
    error instanceof StripeSdk.errors.StripeAPIError
  )
    return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && prismaCodes.has(error.code)) return true;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = "code" in error ? String(error.code) : "";
  if (networkCodes.has(code) || driverTexts.test(error.message) || error.name === "TimeoutError") return true;
  if (error instanceof AggregateError) return error.errors.some(isDependencyFailure);
  return error.cause !== undefined && isDependencyFailure(error.cause);
}
