import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CustomerRole, ExternalMemberId } from "@/modules/customer-members/schema";
import { Customer } from "@/modules/customers/schema";
import { Seller, SoldProduct } from "@/modules/orders/schema";

const ReturnUrl = z
  .url({ protocol: /^https?$/, error: "Not an http(s) address." })
  .max(2_083)
  .meta({
    description: "Where the customer's page leads back to.",
    example: "https://app.example.com/account",
  });

export const CustomerSessionCreate = z
  .strictObject({
    customer_id: Id.optional(),
    external_customer_id: z.string().min(1).max(255).optional().meta({
      description: "The customer's id in your own system, instead of `customer_id`.",
    }),
    return_url: ReturnUrl.nullish(),
    member_id: Id.nullish().meta({ description: "Whose session it is; absent: the owner's." }),
    external_member_id: ExternalMemberId.nullish(),
  })
  .refine(
    ({ customer_id, external_customer_id }) =>
      (customer_id === undefined) !== (external_customer_id === undefined),
    {
      error: "Name the customer by customer_id or by external_customer_id.",
      path: ["customer_id"],
    },
  )
  .refine(({ member_id, external_member_id }) => !member_id || !external_member_id, {
    error: "Name the member by member_id or by external_member_id.",
    path: ["member_id"],
  })
  .meta({ id: "CustomerSessionCreate" });
export type CustomerSessionCreate = z.output<typeof CustomerSessionCreate>;

export const CustomerSession = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    token: z.string().meta({
      description: "Opens `/customer-portal/…` until `expires_at`. Answered once; only its hash is kept.",
      example: "florin_cst_…",
    }),
    expires_at: Instant,
    return_url: z.string().nullable(),
    customer_portal_url: z.string().meta({ description: "The customer's page, signed in by the token." }),
    customer_id: Id,
    customer: Customer,
  })
  .meta({ id: "CustomerSession" });
export type CustomerSession = z.output<typeof CustomerSession>;

export const CustomerCustomerSession = z
  .object({ expires_at: Instant, return_url: z.string().nullable() })
  .meta({ id: "CustomerCustomerSession" });

export const PortalAuthenticatedUser = z
  .object({
    type: z.enum(["customer", "member"]).meta({ description: "`customer`: the owner." }),
    name: z.string().nullable(),
    email: z.string(),
    customer_id: Id,
    member_id: Id,
    role: CustomerRole,
  })
  .meta({ id: "PortalAuthenticatedUser" });

export const PortalOrganizationData = z
  .object({
    organization: Seller.extend({
      organization_features: z.object({
        member_model_enabled: z.boolean(),
        checkout_localization_enabled: z.boolean(),
      }),
    }).meta({ id: "CustomerPortalOrganization" }),
    products: z.array(SoldProduct).meta({ description: "On sale to everybody, by name; at most a hundred." }),
  })
  .meta({ id: "CustomerOrganizationData" });
export type PortalOrganizationData = z.input<typeof PortalOrganizationData>;
