"use client";

import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { createLinkAction, deleteLinkAction, updateLinkAction } from "../actions";
import type { CheckoutLink } from "../schema";
import { type Choices, LinkFields } from "./link-fields";

/** What shows an organization's links. */
const shown = (organizationId: string) => [["checkout-links", organizationId]];

export const nameOf = ({ label, products }: CheckoutLink) =>
  label ?? (products.map(({ name }) => name).join(", ") || "Without products");

export const CreateLink = ({ organizationId, ...choices }: Choices & { organizationId: string }) => (
  <CreateDialog
    noun="link"
    title="New checkout link"
    description="Its address opens a new checkout for whoever follows it."
    action={createLinkAction}
    hidden={{ organization_id: organizationId }}
    refresh={shown(organizationId)}
  >
    <LinkFields {...choices} />
  </CreateDialog>
);

export function EditLink({ link, ...choices }: Choices & { link: CheckoutLink }) {
  const { id, organization_id, products } = link;
  return (
    <EditDialog
      name={nameOf(link)}
      title="Edit checkout link"
      description="For the checkouts to come; the address stays."
      action={updateLinkAction}
      hidden={{ organization_id, id, products_before: products.map((product) => product.id).join() }}
      refresh={shown(organization_id)}
    >
      <LinkFields link={link} {...choices} />
    </EditDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteLink({ link }: { link: CheckoutLink }) {
  const { id, organization_id } = link;
  return (
    <DeleteDialog
      noun="link"
      name={nameOf(link)}
      title={`Delete “${nameOf(link)}”?`}
      description="Whoever follows its address finds nothing for sale. Checkouts and orders that came of it stay."
      action={deleteLinkAction}
      hidden={{ organization_id, id }}
      refresh={shown(organization_id)}
    />
  );
}
