import { invalidField } from "@/lib/errors";

/** No organization has custom fields yet, so that none can be attached. @throws RequestValidationError */
export function refuseAttachedFields(fields: readonly unknown[] | null | undefined): void {
  if (fields && fields.length > 0)
    throw invalidField(["attached_custom_fields", 0, "custom_field_id"], "There is no such custom field.");
}
