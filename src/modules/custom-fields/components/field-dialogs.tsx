"use client";

import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { createFieldAction, deleteFieldAction, updateFieldAction } from "../actions";
import type { CustomField } from "../schema";
import { FieldFields } from "./field-fields";

/** What shows an organization's fields. */
const shown = (organizationId: string) => [["custom-fields", organizationId]];

export const CreateField = ({ organizationId }: { organizationId: string }) => (
  <CreateDialog
    noun="field"
    title="New custom field"
    description="Products that have it ask their buyers at the checkout."
    action={createFieldAction}
    hidden={{ organization_id: organizationId }}
    refresh={shown(organizationId)}
  >
    <FieldFields />
  </CreateDialog>
);

export function EditField({ field }: { field: CustomField }) {
  const { id, organization_id, name } = field;
  return (
    <EditDialog
      name={name}
      title="Edit custom field"
      description="For the checkouts to come. Answers that were given stay, under the slug of then."
      action={updateFieldAction}
      hidden={{ organization_id, id }}
      refresh={shown(organization_id)}
    >
      <FieldFields field={field} />
    </EditDialog>
  );
}

/** Asks, and says what stays. */
export const DeleteField = ({ field: { id, organization_id, name } }: { field: CustomField }) => (
  <DeleteDialog
    noun="field"
    name={name}
    title={`Delete “${name}”?`}
    description="No product asks for it any more. Answers that were given stay on their orders and subscriptions."
    action={deleteFieldAction}
    hidden={{ organization_id, id }}
    refresh={shown(organization_id)}
  />
);
