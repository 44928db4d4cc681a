import { defineError } from "@/lib/errors";

export const LastOwner = defineError("LastOwner", {
  status: 409,
  detail: "An organization keeps at least one owner. Make somebody else an owner first.",
});

export const OwnersOnly = defineError("OwnersOnly", {
  status: 403,
  detail: "Only an owner makes or unmakes owners.",
});

export const AlreadyMember = defineError("AlreadyMember", {
  status: 409,
  detail: "Somebody with this e-mail address is a member already.",
});

export const InvitationSpent = defineError("InvitationSpent", {
  status: 410,
  detail: "This invitation was accepted, withdrawn, or is older than seven days. Ask for a new one.",
});

export const InvitationForAnother = defineError("InvitationForAnother", {
  status: 403,
  detail: "This invitation was sent to another e-mail address than the one you are signed in with.",
});
