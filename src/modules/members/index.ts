export { findInvitation } from "./find-invitation";
export { handOverOwnership } from "./hand-over-ownership";
export type { InvitationPreview } from "./invitation-repository";
