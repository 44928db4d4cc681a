import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { Benefit, GithubPermission } from "@/modules/benefits/schema";
import { Customer } from "@/modules/customers/schema";

export const BenefitGrantState = z
  .enum(["pending", "action_required", "granted", "revoking", "revoked"])
  .meta({
    id: "BenefitGrantState",
    description:
      "`pending` and `revoking`: a job is at it. `action_required`: the customer has to connect an account first; `error` says which. `revoked`: taken back, or never granted because a refund came first.",
  });
export type BenefitGrantState = z.output<typeof BenefitGrantState>;

export const BenefitGrantError = z
  .object({ message: z.string(), type: z.string(), timestamp: Instant })
  .meta({ id: "BenefitGrantError" });

const credits = z.object({
  promised: z.int().meta({ description: "What the order, or the period, is for." }),
  granted: z.int(),
  taken_back: z.int().nullable().meta({ description: "Null while that is not decided." }),
  spent: z.int().nullable().meta({
    description: "Of a revoked grant: what was spent or had expired before, and so could not be taken back.",
  }),
  expires_at: Instant.nullable(),
});

export const BenefitGrant = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    state: BenefitGrantState,
    granted_at: Instant.nullable(),
    is_granted: z.boolean(),
    revoked_at: Instant.nullable(),
    is_revoked: z.boolean(),
    subscription_id: Id.nullable(),
    order_id: Id.nullable(),
    customer_id: Id,
    member_id: z.null(),
    benefit_id: Id,
    error: BenefitGrantError.nullable().meta({
      description: "What the latest attempt failed of; null once one succeeds.",
    }),
    attempts: z.int().meta({ description: "Failed attempts since the last success." }),
    is_parked: z.boolean().meta({ description: "All attempts are used up: the job waits for a person." }),
    customer: Customer,
    member: z.null(),
    benefit: Benefit,
    properties: z
      .object({
        last_credited_meter_id: Id,
        last_credited_units: z.int(),
        last_credited_at: Instant,
        files: z.array(Id),
        account_id: z.string().nullable(),
        granted_account_id: z.string(),
        repository_owner: z.string(),
        repository_name: z.string(),
        permission: GithubPermission,
        guild_id: z.string(),
        role_id: z.string(),
        license_key_id: Id,
        display_key: z.string(),
      })
      .partial(),
    credits: credits.nullable(),
  })
  .meta({
    id: "BenefitGrant",
    description:
      "A benefit for one customer, out of one order or of a subscription. Of a subscription `credits` tells of the period that was delivered last.",
  });
export type BenefitGrant = z.output<typeof BenefitGrant>;
