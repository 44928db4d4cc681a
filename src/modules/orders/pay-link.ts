import "server-only";
import { createHmac } from "node:crypto";
import { Id } from "@/lib/id";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";

const signatureOf = (orderId: string) =>
  createHmac("sha256", env.FLORIN_SECRET)
    .update(["orders.pay-link", orderId].join("\n"))
    .digest("base64url")
    .slice(0, 32);

/** The page on which an order is paid, and shown once it is. Whoever has the address may do both: it goes to its customer alone. */
export const payUrl = (orderId: string): string => `${env.FLORIN_URL}/pay/${orderId}.${signatureOf(orderId)}`;

/** The order of an address that we gave out; null for any other. */
export function orderOfPayLink(token: string): string | null {
  const [orderId = "", signature = ""] = token.split(".");
  return Id.safeParse(orderId).success && sameText(signatureOf(orderId), signature) ? orderId : null;
}
