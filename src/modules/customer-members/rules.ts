import type { CustomerMember } from "./schema";

type Change = {
  /** The member of the customer who does it; absent: the merchant. */
  by?: string | undefined;
  isRemoval: boolean;
};

/** Why a member may not be changed or removed, in words for whoever tried; null where they may. */
export function decideChange(
  member: Pick<CustomerMember, "id" | "role">,
  { by, isRemoval }: Change,
): string | null {
  if (by === member.id) return "Nobody changes or removes themselves here.";
  if (member.role !== "owner") return null;
  if (isRemoval) return "The owner stays: make another member the owner first, or delete the customer.";
  return by === undefined ? null : "Only the merchant changes who the owner is.";
}
