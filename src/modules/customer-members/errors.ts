import { invalidField } from "@/lib/errors";

export const memberEmailTaken = () =>
  invalidField("email", "Another member of this customer has this e-mail address.", "duplicate");

export const addressTaken = () =>
  invalidField(
    "email",
    "This e-mail address is another member's or, for an owner, another customer's.",
    "duplicate",
  );

export const memberExternalIdTaken = () =>
  invalidField("external_id", "Another member of this customer has this external id.", "duplicate");

export const tooManyMembers = (most: number) =>
  invalidField("email", `A customer has at most ${most} members. Remove one first.`);

export const ownerStays = () =>
  invalidField("role", "A customer always has an owner. Make another member the owner instead.");
