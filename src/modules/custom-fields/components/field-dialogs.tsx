"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { createFieldAction, deleteFieldAction, updateFieldAction } from "../actions";
import type { CustomField } from "../schema";
import { FieldFields } from "./field-fields";

/** Makes the lists of an organization's fields be asked anew. */
function useRefresh(organizationId: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["custom-fields", organizationId] });
}

export function CreateField({ organizationId }: { organizationId: string }) {
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New field
        </Button>
      }
      title="New custom field"
      description="Products that have it ask their buyers at the checkout."
      action={createFieldAction}
      hidden={{ organization_id: organizationId }}
      submit="Create"
      onOk={useRefresh(organizationId)}
    >
      <FieldFields />
    </FormDialog>
  );
}

export function EditField({ field }: { field: CustomField }) {
  const { id, organization_id, name } = field;
  return (
    <FormDialog
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Edit ${name}`}>
          <Pencil aria-hidden />
        </Button>
      }
      title="Edit custom field"
      description="For the checkouts to come. Answers that were given stay, under the slug of then."
      action={updateFieldAction}
      hidden={{ organization_id, id }}
      submit="Save"
      onOk={useRefresh(organization_id)}
    >
      <FieldFields field={field} />
    </FormDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteField({ field: { id, organization_id, name } }: { field: CustomField }) {
  const [send, pending] = useSend(deleteFieldAction, useRefresh(organization_id));
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon-sm" pending={pending} aria-label={`Delete ${name}`}>
          <Trash2 aria-hidden />
        </Button>
      }
      title={`Delete “${name}”?`}
      description="No product asks for it any more. Answers that were given stay on their orders and subscriptions."
      confirmLabel="Delete field"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
