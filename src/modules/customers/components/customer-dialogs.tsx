"use client";

import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { createCustomerAction, deleteCustomerAction, updateCustomerAction } from "../actions";
import type { Customer } from "../schema";
import { CustomerFields } from "./customer-fields";

type Place = { organization: { id: string; slug: string } };

/** Makes a customer by hand, and goes to them. */
export const CreateCustomer = ({ organization: { id, slug } }: Place) => (
  <CreateDialog
    noun="customer"
    title="New customer"
    description="Whoever buys becomes a customer by themselves: make one here to prepare a checkout for them."
    action={createCustomerAction}
    hidden={{ organization_id: id }}
    refresh={[["customers", id]]}
    pageOf={(made) => `/dashboard/${slug}/customers/${made}`}
  >
    <CustomerFields />
  </CreateDialog>
);

export function EditCustomer({ customer }: { customer: Customer }) {
  const { id, organization_id } = customer;
  return (
    <EditDialog
      title="Edit customer"
      action={updateCustomerAction}
      hidden={{ organization_id, id }}
      refresh={[["customers", organization_id]]}
    >
      <CustomerFields customer={customer} />
    </EditDialog>
  );
}

/** Asks, and says what is forgotten and what is not. */
export function DeleteCustomer({ customer, slug }: { customer: Customer; slug: string }) {
  const { id, organization_id, email } = customer;
  return (
    <DeleteDialog
      noun="customer"
      title={`Delete ${email}?`}
      description="This cannot be undone."
      action={deleteCustomerAction}
      hidden={{ organization_id, id }}
      refresh={[
        ["customers", organization_id, "list"],
        ["orders", organization_id],
      ]}
      leaveTo={`/dashboard/${slug}/customers`}
    >
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>Name, e-mail, address, tax ID, external ID and metadata are erased from the customer.</li>
        <li>
          Their orders, payments and refunds stay, with the billing name and address that your books need by
          law.
        </li>
        <li>The e-mail address and the external ID can be used again, for a new customer.</li>
      </ul>
    </DeleteDialog>
  );
}
