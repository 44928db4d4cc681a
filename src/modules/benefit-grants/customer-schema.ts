import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CustomerPortalCustomer } from "@/modules/customers/schema";
import { Seller } from "@/modules/orders/schema";
import { BenefitGrant } from "./schema";

/** A benefit as whoever was granted it sees it. */
const GrantedBenefit = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    type: z.string().meta({ description: "By the name that Polar's clients know.", example: "custom" }),
    kind: z.string().meta({ description: "By ours.", example: "custom" }),
    description: z.string(),
    selectable: z.boolean(),
    deletable: z.boolean(),
    is_deleted: z.boolean(),
    organization_id: Id,
    organization: Seller,
    properties: z.record(z.string(), z.unknown()).meta({ description: "By type, as in the benefit." }),
  })
  .meta({ id: "CustomerBenefit" });

/** A grant as its customer sees it. */
export const CustomerBenefitGrant = BenefitGrant.pick({
  id: true,
  created_at: true,
  modified_at: true,
  state: true,
  granted_at: true,
  is_granted: true,
  revoked_at: true,
  is_revoked: true,
  subscription_id: true,
  order_id: true,
  customer_id: true,
  member_id: true,
  benefit_id: true,
  error: true,
  properties: true,
  credits: true,
})
  .extend({ customer: CustomerPortalCustomer, benefit: GrantedBenefit })
  .meta({ id: "CustomerBenefitGrant" });
export type CustomerBenefitGrant = z.output<typeof CustomerBenefitGrant>;

export const CustomerBenefitGrantUpdate = z
  .strictObject({
    benefit_type: z
      .string()
      .max(40)
      .meta({ description: "The type of the benefit, as it is answered.", example: "custom" }),
    properties: z
      .strictObject({ account_id: z.string().max(100).nullable() })
      .optional()
      .meta({ description: "Of `github_repository` and `discord`: the account that is connected." }),
  })
  .meta({
    id: "CustomerBenefitGrantUpdate",
    description:
      "What customers choose, they choose by connecting an account: the grant is answered as it is.",
  });
export type CustomerBenefitGrantUpdate = z.output<typeof CustomerBenefitGrantUpdate>;
