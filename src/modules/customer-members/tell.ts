import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import type { CustomerMember } from "./schema";

type Fact = `member.${"created" | "updated" | "deleted"}`;

/** Says what became of somebody of a customer, in the transaction of the change. The owner comes and goes with the customer, whose events tell of it. */
export const tellOfMember = (
  tx: Tx,
  type: Fact,
  organizationId: string,
  member: CustomerMember,
): Promise<void> => emit(tx, { type, organizationId, objectId: member.id, payload: member });
