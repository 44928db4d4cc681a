import { z } from "zod";
import { AddressForm } from "@/lib/address-form";
import { blankAsNull } from "@/lib/form";
import { CustomerPortalCustomerUpdate } from "./schema";

const { name, billing_name, tax_id } = CustomerPortalCustomerUpdate.shape;

/** The slug of the organization, for which the browser holds a session. */
const portal = z.string().min(1).max(100);

/** Whom invoices are written to: every field is sent, an empty one clears. */
export const OwnDetailsForm = z.strictObject({
  portal,
  name: blankAsNull(name.unwrap().unwrap()),
  billing_name: blankAsNull(billing_name.unwrap().unwrap()),
  billing_address: AddressForm,
  tax_id: blankAsNull(tax_id.unwrap().unwrap()),
});

/** `email`: one's own, so that nobody does it unawares. */
export const DeleteOwnDataForm = z.strictObject({ portal, email: z.string().max(254) });
