export { findInvitation } from "./find-invitation";
export type { InvitationPreview } from "./invitation-repository";
export { leaveOrganizations } from "./leave-organizations";
export { findOwnerEmails } from "./repository";
export { tellOfFounder } from "./tell-of-founder";
