"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { createCustomerAction, deleteCustomerAction, updateCustomerAction } from "../actions";
import type { Customer } from "../schema";
import { CustomerFields } from "./customer-fields";

type Place = { organization: { id: string; slug: string } };

/** Makes a customer by hand, and goes to them. */
export function CreateCustomer({ organization: { id, slug } }: Place) {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New customer
        </Button>
      }
      title="New customer"
      description="Whoever buys becomes a customer by themselves: make one here to prepare a checkout for them."
      action={createCustomerAction}
      hidden={{ organization_id: id }}
      submit="Create"
      onOk={({ result }) => {
        client.invalidateQueries({ queryKey: ["customers", id] });
        if (result) router.push(`/dashboard/${slug}/customers/${result.id}`);
      }}
    >
      <CustomerFields />
    </FormDialog>
  );
}

export function EditCustomer({ customer }: { customer: Customer }) {
  const client = useQueryClient();
  const { id, organization_id } = customer;
  return (
    <FormDialog
      trigger={<Button>Edit</Button>}
      title="Edit customer"
      action={updateCustomerAction}
      hidden={{ organization_id, id }}
      submit="Save"
      onOk={() => client.invalidateQueries({ queryKey: ["customers", organization_id] })}
    >
      <CustomerFields customer={customer} />
    </FormDialog>
  );
}

/** Asks, and says what is forgotten and what is not. */
export function DeleteCustomer({ customer, slug }: { customer: Customer; slug: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { id, organization_id, email } = customer;
  const [send, pending] = useSend(deleteCustomerAction, () => {
    router.push(`/dashboard/${slug}/customers`);
    client.invalidateQueries({ queryKey: ["customers", organization_id, "list"] });
    client.invalidateQueries({ queryKey: ["orders", organization_id] });
  });
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      }
      title={`Delete ${email}?`}
      description="This cannot be undone."
      confirmLabel="Delete customer"
      destructive
      onConfirm={() => send({ organization_id, id })}
    >
      <ul className="list-disc space-y-1 pl-5 text-sm">
        <li>Name, e-mail, address, tax ID, external ID and metadata are erased from the customer.</li>
        <li>
          Their orders, payments and refunds stay, with the billing name and address that your books need by
          law.
        </li>
        <li>The e-mail address and the external ID can be used again, for a new customer.</li>
      </ul>
    </ConfirmDialog>
  );
}
