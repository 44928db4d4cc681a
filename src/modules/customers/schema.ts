import { z } from "zod";
import { Address, AddressInput } from "@/lib/address";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";

const answered = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  metadata: Metadata,
  external_id: z.string().nullable().meta({ description: "The customer's id in the merchant's own system." }),
  email_verified: z.boolean(),
  type: z.literal("individual"),
  name: z.string().nullable(),
  billing_name: z.string().nullable(),
  billing_address: Address.nullable(),
  tax_id: z
    .tuple([z.string(), z.string().nullable()])
    .nullable()
    .meta({
      description: "The number, and its kind where it could be checked.",
      example: ["DE136695976", "eu_vat"],
    }),
  locale: z.string().nullable(),
  organization_id: Id,
  default_payment_method_id: Id.nullable().meta({
    description: "The saved payment method that subscriptions are charged to.",
  }),
  deleted_at: Instant.nullable(),
  avatar_url: z.null(),
};

export const Customer = z.object({ ...answered, email: z.string() }).meta({ id: "Customer" });
export type Customer = z.output<typeof Customer>;

/** A customer inside what they bought: still there, without name and e-mail, when the customer is deleted. */
export const OrderCustomer = z
  .object({
    ...answered,
    email: z.string().nullable().meta({ description: "Null once the customer is deleted." }),
  })
  .meta({ id: "OrderCustomer" });
export type OrderCustomer = z.output<typeof OrderCustomer>;

const Email = z
  .email("Not an e-mail address.")
  .max(254)
  .meta({ description: "Unique in the organization, without regard to case.", example: "buyer@example.com" });
const ExternalId = z
  .string()
  .min(1)
  .max(255)
  .meta({ description: "Unique in the organization. Once set, it stays." });
const Name = z.string().trim().max(256);
const TaxIdInput = z.string().trim().min(1).max(64).meta({ example: "DE136695976" });
const Locale = z.string().min(2).max(35).meta({ description: "BCP 47", example: "en-GB" });

const individual = z.literal("individual", { error: "Customers are of type individual." });

const editable = {
  name: Name.nullish(),
  billing_address: AddressInput.nullish(),
  tax_id: TaxIdInput.nullish(),
  locale: Locale.nullish(),
  metadata: Metadata.optional(),
};

export const CreateCustomer = z
  .strictObject({
    email: Email,
    external_id: ExternalId.nullish(),
    ...editable,
    type: individual.optional(),
    owner: z.null({ error: "The owner is the customer themselves: give their e-mail and name." }).optional(),
    organization_id: Id.nullish(),
  })
  .meta({ id: "CreateCustomer" });
export type CreateCustomer = z.output<typeof CreateCustomer>;

export const UpdateCustomerByExternalId = z
  .strictObject({ email: Email.nullish(), ...editable })
  .meta({ id: "UpdateCustomerByExternalId" });

export const UpdateCustomer = UpdateCustomerByExternalId.extend({
  external_id: ExternalId.nullish(),
  type: individual.nullish(),
}).meta({ id: "UpdateCustomer" });
export type UpdateCustomer = z.output<typeof UpdateCustomer>;

/** Customers as they see themselves. */
export const CustomerPortalCustomer = z
  .object({
    ...answered,
    email: z.string(),
    oauth_accounts: z
      .record(z.string(), z.object({ account_id: z.string(), account_username: z.string() }))
      .meta({ description: "The accounts that they have connected, by service: `github`, `discord`." }),
  })
  .omit({ metadata: true, external_id: true, organization_id: true, deleted_at: true, avatar_url: true })
  .meta({ id: "CustomerPortalCustomer" });
export type CustomerPortalCustomer = z.output<typeof CustomerPortalCustomer>;

export const CustomerPortalCustomerUpdate = z
  .strictObject({
    name: Name.nullish(),
    billing_name: Name.nullish().meta({ description: "To whom invoices are written." }),
    billing_address: AddressInput.nullish(),
    tax_id: TaxIdInput.nullish(),
    default_payment_method_id: Id.nullish().meta({
      description: "What subscriptions are charged to. Null: it stays as it is.",
    }),
  })
  .meta({ id: "CustomerPortalCustomerUpdate" });
export type CustomerPortalCustomerUpdate = z.output<typeof CustomerPortalCustomerUpdate>;
