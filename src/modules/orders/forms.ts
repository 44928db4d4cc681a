import { z } from "zod";
import { AddressForm } from "@/lib/address-form";
import { blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";

/** Both fields are always sent; an empty one clears. */
export const UpdateOrderForm = z.strictObject({
  id: Id,
  billing_name: blankAsNull(z.string().trim().max(256)),
  billing_address: AddressForm,
});
