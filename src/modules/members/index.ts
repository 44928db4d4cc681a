export { findInvitation } from "./find-invitation";
export type { InvitationPreview } from "./invitation-repository";
export { leaveOrganizations } from "./leave-organizations";
export { tellOfFounder } from "./tell-of-founder";
