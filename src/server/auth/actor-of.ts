import "server-only";
import type { Actor } from "@/server/actor";
import type { Subject } from "./access";

/** `callId`: of all that is done for one request, however often that is sent. */
type From = { requestId: string; address: string; callId: string };

/** Who a subject is in the audit log; null for a buyer without a token, of whom nothing is known. */
export function actorOf(subject: Subject, { requestId, address, callId }: From): Actor | null {
  const call = { call_id: callId, request_id: requestId, address };
  switch (subject.type) {
    case "user":
      return { type: "member", id: subject.userId, name: subject.email, ...call };
    case "organization":
      return { type: "token", id: subject.tokenId, name: null, ...call };
    case "customer":
      return { type: "customer", id: subject.customerId, name: null, ...call };
    case "anonymous":
      return null;
  }
}
