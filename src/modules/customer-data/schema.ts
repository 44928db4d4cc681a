import { z } from "zod";
import { Instant } from "@/lib/time";
import { CustomerBenefitGrant } from "@/modules/benefit-grants";
import { CustomerWallet } from "@/modules/books";
import { CustomerCreditBalance, CustomerCreditTransaction } from "@/modules/credits";
import { CustomerPortalMember } from "@/modules/customer-members/schema";
import { HeldSeat } from "@/modules/customer-seats/schema";
import { CustomerPortalCustomer } from "@/modules/customers/schema";
import { LicenseKeyWithActivations } from "@/modules/license-keys/schema";
import { CustomerOrder } from "@/modules/orders";
import { PaymentMethod } from "@/modules/payment-methods/schema";
import { CustomerSubscription } from "@/modules/subscriptions";

/** All that there is of a customer, as they see it. */
export const CustomerData = z
  .object({
    exported_at: Instant,
    customer: CustomerPortalCustomer,
    members: z.array(CustomerPortalMember),
    subscriptions: z.array(CustomerSubscription),
    seats: z.array(HeldSeat).meta({ description: "Of what others have bought, or they themselves." }),
    orders: z.array(CustomerOrder),
    wallets: z.array(CustomerWallet),
    payment_methods: z.array(PaymentMethod),
    benefit_grants: z.array(CustomerBenefitGrant),
    license_keys: z.array(LicenseKeyWithActivations),
    credits: z.object({
      account: CustomerCreditBalance,
      transactions: z.array(CustomerCreditTransaction),
    }),
  })
  .meta({ id: "CustomerData" });
export type CustomerData = z.output<typeof CustomerData>;
