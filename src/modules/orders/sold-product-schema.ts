import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CheckoutProduct } from "@/modules/products/schema";

/** Who sold, as their customer sees it. */
export const Seller = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    name: z.string(),
    slug: z.string(),
    avatar_url: z.string().nullable(),
    brand_color: z.string().nullable(),
    proration_behavior: z.string(),
    allow_customer_updates: z.boolean(),
    customer_portal_settings: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "CustomerOrganization" });

/** What was sold, as its customer sees it. */
export const SoldProduct = CheckoutProduct.extend({ organization: Seller }).meta({ id: "CustomerProduct" });
export type SoldProduct = z.output<typeof SoldProduct>;
