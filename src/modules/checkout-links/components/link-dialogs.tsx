"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { createLinkAction, deleteLinkAction, updateLinkAction } from "../actions";
import type { CheckoutLink } from "../schema";
import { type Choices, LinkFields } from "./link-fields";

/** Makes the lists of an organization's links be asked anew. */
function useRefresh(organizationId: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["checkout-links", organizationId] });
}

export const nameOf = ({ label, products }: CheckoutLink) =>
  label ?? (products.map(({ name }) => name).join(", ") || "Without products");

export function CreateLink({ organizationId, ...choices }: Choices & { organizationId: string }) {
  const refresh = useRefresh(organizationId);
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New link
        </Button>
      }
      title="New checkout link"
      description="Its address opens a new checkout for whoever follows it."
      action={createLinkAction}
      hidden={{ organization_id: organizationId }}
      submit="Create"
      onOk={refresh}
    >
      <LinkFields {...choices} />
    </FormDialog>
  );
}

export function EditLink({ link, ...choices }: Choices & { link: CheckoutLink }) {
  const refresh = useRefresh(link.organization_id);
  const { id, organization_id, products } = link;
  return (
    <FormDialog
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Edit ${nameOf(link)}`}>
          <Pencil aria-hidden />
        </Button>
      }
      title="Edit checkout link"
      description="For the checkouts to come; the address stays."
      action={updateLinkAction}
      hidden={{ organization_id, id, products_before: products.map((product) => product.id).join() }}
      submit="Save"
      onOk={refresh}
    >
      <LinkFields link={link} {...choices} />
    </FormDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteLink({ link }: { link: CheckoutLink }) {
  const refresh = useRefresh(link.organization_id);
  const { id, organization_id } = link;
  const [send, pending] = useSend(deleteLinkAction, refresh);
  return (
    <ConfirmDialog
      trigger={
        <Button variant="ghost" size="icon-sm" pending={pending} aria-label={`Delete ${nameOf(link)}`}>
          <Trash2 aria-hidden />
        </Button>
      }
      title={`Delete “${nameOf(link)}”?`}
      description="Whoever follows its address finds nothing for sale. Checkouts and orders that came of it stay."
      confirmLabel="Delete link"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
