export { isMember, listMemberships, type Membership } from "./memberships";
export { getMember, listMembersOf } from "./read-members";
export { findMember, type MemberJson, memberFromJson, memberOf } from "./repository";
