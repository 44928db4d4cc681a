import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

export const Role = z.enum(["owner", "admin", "member"]).meta({
  id: "MemberRole",
  description:
    "`member`: all but administration. `admin`: that too. `owner`: may also make and unmake owners.",
});

/** A user of an organization. */
export const Member = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    organization_id: Id,
    user_id: Id,
    email: z.string(),
    name: z.string(),
    avatar_url: z.string().nullable(),
    role: Role,
  })
  .meta({ id: "OrganizationMember" });
export type Member = z.output<typeof Member>;

export const UpdateMember = z.strictObject({ role: Role }).meta({ id: "OrganizationMemberUpdate" });
export type UpdateMember = z.output<typeof UpdateMember>;

export const Invitation = z
  .object({
    id: Id,
    created_at: Instant,
    organization_id: Id,
    email: z.string(),
    role: Role,
    invited_by: Id.nullable().meta({ description: "The user who invited, while they have an account." }),
    expires_at: Instant,
  })
  .meta({ id: "OrganizationInvitation" });
export type Invitation = z.output<typeof Invitation>;

export const CreateInvitation = z
  .strictObject({
    email: z.string().trim().toLowerCase().pipe(z.email("Not an e-mail address.").max(254)),
    role: Role.default("member"),
    organization_id: Id.nullish(),
  })
  .meta({ id: "OrganizationInvitationCreate" });
export type CreateInvitation = z.output<typeof CreateInvitation>;

export const AcceptInvitation = z
  .strictObject({
    token: z.string().min(1).max(200).meta({ description: "As it stands in the mailed link." }),
  })
  .meta({ id: "OrganizationInvitationAccept" });
export type AcceptInvitation = z.output<typeof AcceptInvitation>;

export const ChangeRoleForm = z.strictObject({ id: Id, role: Role });
export const RemoveMemberForm = z.strictObject({ id: Id });
export const InviteForm = CreateInvitation.pick({ email: true, role: true });
export const RevokeInvitationForm = z.strictObject({ id: Id });
