import { z } from "zod";
import { AddressForm } from "@/lib/address-form";
import { blankAsAbsent, blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";
import { MetadataForm } from "@/lib/metadata-form";
import { CreateCustomer } from "./schema";

const { email, external_id, name, tax_id } = CreateCustomer.shape;

const fields = {
  email,
  name: blankAsNull(name.unwrap().unwrap()),
  billing_address: AddressForm,
  tax_id: blankAsNull(tax_id.unwrap().unwrap()),
  metadata: MetadataForm,
  /** Once set it stays: the form of a customer who has one does not send it. */
  external_id: blankAsAbsent(external_id.unwrap().unwrap()),
};

export const CreateCustomerForm = z.strictObject(fields);
export const UpdateCustomerForm = z.strictObject({ id: Id, ...fields });
export const DeleteCustomerForm = z.strictObject({ id: Id });
