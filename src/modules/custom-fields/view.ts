import type { Metadata } from "@/lib/metadata";
import type { AttachedCustomField, CustomField } from "./schema";

/** A row of `custom_field`, as a query gives it or as JSON of the database. */
export type CustomFieldRow = {
  id: string;
  organization_id: string;
  type: string;
  slug: string;
  name: string;
  properties: unknown;
  metadata: Metadata;
  created_at: Date | string;
  modified_at: Date | string | null;
};

/** As the API answers it. Type and properties are kept by the writing side; the cast is the border. */
export const toCustomField = (row: CustomFieldRow): CustomField =>
  ({
    id: row.id,
    created_at: new Date(row.created_at).toISOString(),
    modified_at: row.modified_at && new Date(row.modified_at).toISOString(),
    organization_id: row.organization_id,
    type: row.type,
    slug: row.slug,
    name: row.name,
    properties: row.properties,
    metadata: row.metadata,
  }) as CustomField;

/** A field of a product, as `attachedFields` gives it. */
export type AttachedRow = { position: number; required: boolean; field: CustomFieldRow };

/** Counted anew, as deleted ones leave gaps. */
export const toAttached = (rows: readonly AttachedRow[] | null): AttachedCustomField[] =>
  (rows ?? []).map(({ required, field }, order) => ({
    custom_field_id: field.id,
    custom_field: toCustomField(field),
    order,
    required,
  }));
