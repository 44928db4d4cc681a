import type { Member } from "../schema";

export type Role = Member["role"];

/** What each role may do, for whoever chooses one. */
export const roleOptions: readonly { value: Role; label: string; description: string }[] = [
  { value: "member", label: "Member", description: "Sells, refunds and helps customers." },
  { value: "admin", label: "Admin", description: "Also manages settings, members and access tokens." },
  { value: "owner", label: "Owner", description: "Also makes and unmakes owners." },
];

export const roleLabel = (role: Role): string =>
  roleOptions.find(({ value }) => value === role)?.label ?? role;
