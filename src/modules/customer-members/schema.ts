import { z } from "zod";
import { Id } from "@/lib/id";
import { customerRoles } from "@/lib/portal-rights";
import { Instant } from "@/lib/time";

export const CustomerRole = z.enum(customerRoles).meta({
  description:
    "`owner`: everything; one, with the customer's own address. `billing_manager`: all but what is the owner's: their address, their data, themselves. `member`: sees and takes what was bought.",
});
export type CustomerRole = z.output<typeof CustomerRole>;

/** Everybody but the owner, who comes with the customer. */
const GivenRole = z.enum(["billing_manager", "member"], {
  error: "Give billing_manager or member: there is one owner, and a member is made it by an update.",
});

const Email = z.string().trim().max(254, "Too long.").pipe(z.email("Not an e-mail address."));
const Name = z.string().trim().max(256).meta({ example: "Ada Lovelace" });
export const ExternalMemberId = z.string().min(1).max(255).meta({
  description: "The member's id in your own system; unique within the customer.",
  example: "user_7",
});

const shown = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  email: z.string(),
  name: z.string().nullable(),
  role: CustomerRole,
};

/** Somebody of a customer, as the merchant sees them. */
export const CustomerMember = z
  .object({ ...shown, customer_id: Id, external_id: z.string().nullable() })
  .meta({ id: "CustomerMember" });
export type CustomerMember = z.output<typeof CustomerMember>;

export const CreateCustomerMember = z
  .strictObject({
    email: Email,
    name: Name.nullish(),
    external_id: ExternalMemberId.nullish(),
    role: GivenRole.default("member"),
  })
  .meta({ id: "CreateCustomerMember" });
export type CreateCustomerMember = z.output<typeof CreateCustomerMember>;

export const UpdateCustomerMember = z
  .strictObject({
    name: Name.nullish(),
    email: Email.nullish().meta({ description: "The owner's is the customer's own, and changes with it." }),
    role: CustomerRole.nullish().meta({
      description:
        "`owner` hands the customer over: to this member's address, while the owner before becomes a billing manager.",
    }),
  })
  .meta({ id: "UpdateCustomerMember" });
export type UpdateCustomerMember = z.output<typeof UpdateCustomerMember>;

/** The same as the people of a customer see one another. */
export const CustomerPortalMember = z.object(shown).meta({ id: "CustomerPortalMember" });
export type CustomerPortalMember = z.output<typeof CustomerPortalMember>;

export const CreateCustomerPortalMember = z
  .strictObject({ email: Email, name: Name.nullish(), role: GivenRole.default("member") })
  .meta({ id: "CreateCustomerPortalMember" });
export type CreateCustomerPortalMember = z.output<typeof CreateCustomerPortalMember>;

export const UpdateCustomerPortalMember = z
  .strictObject({ name: Name.nullish(), role: GivenRole.nullish() })
  .meta({ id: "UpdateCustomerPortalMember" });
export type UpdateCustomerPortalMember = z.output<typeof UpdateCustomerPortalMember>;
