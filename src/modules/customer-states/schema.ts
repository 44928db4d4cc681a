import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { BenefitGrant } from "@/modules/benefit-grants/schema";
import { Answers } from "@/modules/custom-fields/schema";
import { Customer } from "@/modules/customers/schema";
import { OrderSubscription } from "@/modules/orders/schema";

const ActiveSubscription = OrderSubscription.omit({ checkout_id: true, customer_id: true, seats: true })
  .extend({ custom_field_data: Answers, meters: z.array(z.never()) })
  .meta({ id: "CustomerStateSubscription" });

const GrantedBenefit = BenefitGrant.pick({
  id: true,
  created_at: true,
  modified_at: true,
  benefit_id: true,
  order_id: true,
  subscription_id: true,
  properties: true,
})
  .extend({
    granted_at: Instant,
    benefit_type: z.string().meta({ description: "By the name that Polar's clients know." }),
    benefit_kind: z.string().meta({ description: "By ours." }),
    benefit_description: z.string(),
    benefit_metadata: Metadata,
  })
  .meta({ id: "CustomerStateBenefitGrant" });

const Units = z.int();

const ActiveMeter = z
  .object({
    id: Id.meta({ description: "The customer's: they have one balance of credits." }),
    created_at: Instant,
    modified_at: Instant.nullable(),
    meter_id: Id.meta({ description: "The organization's, as in benefits of credits." }),
    consumed_units: Units.meta({
      description: "Credits spent for good, less what was given back, and held now.",
    }),
    credited_units: Units.meta({ description: "`balance` and `consumed_units` together." }),
    balance: Units.meta({ description: "What can be spent at this instant." }),
  })
  .meta({ id: "CustomerStateMeter" });

export const CustomerState = Customer.extend({
  active_subscriptions: z
    .array(ActiveSubscription)
    .meta({ description: "Those that are trialing or active, the oldest first." }),
  granted_benefits: z
    .array(GrantedBenefit)
    .meta({ description: "What the customer has now, the oldest first; at most a thousand." }),
  active_meters: z.array(ActiveMeter).meta({ description: "Credits, where the customer ever had any." }),
}).meta({ id: "CustomerState" });
export type CustomerState = z.output<typeof CustomerState>;
