import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { CustomerMember } from "@/modules/customer-members/schema";

const MOST_METADATA_KEYS = 10;
const MOST_METADATA_BYTES = 1_024;

/** Exactly one of these fields, named in the refusal. */
const oneOf =
  (names: readonly string[], msg: string) =>
  (input: Record<string, unknown>, ctx: z.RefinementCtx): void => {
    if (names.filter((name) => input[name] !== null && input[name] !== undefined).length === 1) return;
    ctx.addIssue({ code: "custom", path: [names[0] ?? ""], message: msg });
  };

export const SeatStatus = z.enum(["pending", "claimed", "revoked"]).meta({
  description: "`pending`: invited. `claimed`: somebody has it. `revoked`: taken back, or over.",
});

/** One of the seats of a sale, and who has it. */
export const CustomerSeat = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    subscription_id: Id.nullable(),
    order_id: Id.nullable().meta({ description: "Of what is sold once." }),
    status: SeatStatus,
    customer_id: Id.nullable().meta({
      description: "Who has it: a customer in their own right. Null until it is claimed.",
    }),
    member_id: Id.nullable(),
    member: CustomerMember.nullable().meta({
      description: "Who of the buying customer's own people has this e-mail address, if anybody.",
    }),
    email: z.string().nullable().meta({
      description: "Whom it was given to. Null once they were forgotten.",
    }),
    customer_email: z.string().nullable().meta({ description: "The address they have by now." }),
    invitation_token_expires_at: Instant.nullable(),
    claimed_at: Instant.nullable(),
    revoked_at: Instant.nullable(),
    seat_metadata: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: "CustomerSeat" });
export type CustomerSeat = z.output<typeof CustomerSeat>;

/** The same as whoever has it sees it: nothing of whoever pays. */
export const HeldSeat = CustomerSeat.pick({
  id: true,
  created_at: true,
  subscription_id: true,
  order_id: true,
  status: true,
  email: true,
  claimed_at: true,
  revoked_at: true,
}).meta({ id: "HeldSeat" });
export type HeldSeat = z.output<typeof HeldSeat>;

export const SeatsList = z
  .object({
    seats: z.array(CustomerSeat).meta({ description: "Those that are taken, the oldest first." }),
    available_seats: z.int().meta({ description: "So many more can be given." }),
    total_seats: z.int().meta({ description: "So many were bought." }),
  })
  .meta({ id: "SeatsList" });
export type SeatsList = z.output<typeof SeatsList>;

const ofSale = { subscription_id: Id.nullish(), order_id: Id.nullish() };

export const SeatsQuery = z
  .object(ofSale)
  .superRefine(oneOf(["subscription_id", "order_id"], "Name the sale: either subscription_id or order_id."));

const SeatMetadata = Metadata.refine(
  (metadata) => Object.keys(metadata).length <= MOST_METADATA_KEYS,
  `At most ${MOST_METADATA_KEYS} keys.`,
).refine(
  (metadata) => new TextEncoder().encode(JSON.stringify(metadata)).length <= MOST_METADATA_BYTES,
  "At most 1 KB.",
);

const sales = ["subscription_id", "order_id", "checkout_id"];
const ExternalId = z.string().min(1).max(255);

export const SeatEmail = z.string().trim().max(254, "Too long.").pipe(z.email("Not an e-mail address."));

/** A seat for somebody, who is named in one way. */
export const SeatAssign = z
  .strictObject({
    ...ofSale,
    checkout_id: Id.nullish().meta({ description: "The sale that came of it." }),
    email: SeatEmail.nullish(),
    customer_id: Id.nullish(),
    external_customer_id: ExternalId.nullish(),
    member_id: Id.nullish().meta({ description: "One of the buying customer's own people." }),
    external_member_id: ExternalId.nullish().meta({
      description: "The same by your own id; an `email` beside it has to be theirs.",
    }),
    metadata: SeatMetadata.nullish(),
    immediate_claim: z.boolean().default(false).meta({
      description: "The seat is theirs at once, and no invitation is mailed.",
    }),
  })
  .superRefine(oneOf(sales, "Name the sale: subscription_id, order_id or checkout_id."))
  .superRefine((input, ctx) =>
    oneOf(
      [
        ...(input.external_member_id ? [] : ["email"]),
        "customer_id",
        "external_customer_id",
        "member_id",
        "external_member_id",
      ],
      "Name who is to have the seat, in one way.",
    )(input, ctx),
  )
  .meta({ id: "SeatAssign" });
export type SeatAssign = z.output<typeof SeatAssign>;

export const InvitationToken = z
  .string()
  .min(1)
  .max(100)
  .meta({ description: "Out of the link that was mailed." });

export const SeatClaim = z.strictObject({ invitation_token: InvitationToken }).meta({ id: "SeatClaim" });

export const SeatClaimInfo = z
  .object({
    product_name: z.string(),
    product_id: Id,
    organization_name: z.string(),
    organization_slug: z.string(),
    customer_email: z.string(),
    can_claim: z.boolean().meta({ description: "False once it has expired, or the sale gives nothing." }),
  })
  .meta({ id: "SeatClaimInfo" });
export type SeatClaimInfo = z.output<typeof SeatClaimInfo>;

export const SeatClaimed = z
  .object({
    seat: CustomerSeat,
    customer_session_token: z.string().meta({ description: "Opens their portal, for an hour." }),
  })
  .meta({ id: "CustomerSeatClaimResponse" });
export type SeatClaimed = z.output<typeof SeatClaimed>;
