"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import type { CurrencyOption } from "@/lib/currencies";
import { createDiscountAction, deleteDiscountAction, updateDiscountAction } from "../actions";
import type { Discount } from "../schema";
import { type Choice, Limits, NameAndCode } from "./discount-fields";
import { WorthFields } from "./worth-fields";

type CreateProps = {
  organization: { id: string; slug: string };
  currencies: readonly CurrencyOption[];
  products: readonly Choice[];
};

/** Makes a discount, and goes to it. */
export function CreateDiscount({ organization: { id, slug }, currencies, products }: CreateProps) {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New discount
        </Button>
      }
      title="New discount"
      description="What it takes off stays as it is once the first buyer has it."
      action={createDiscountAction}
      hidden={{ organization_id: id }}
      submit="Create"
      onOk={({ result }) => {
        client.invalidateQueries({ queryKey: ["discounts", id] });
        if (result) router.push(`/dashboard/${slug}/discounts/${result.id}`);
      }}
    >
      <NameAndCode />
      <WorthFields currencies={currencies} />
      <Limits products={products} />
    </FormDialog>
  );
}

export function EditDiscount({ discount, products }: { discount: Discount; products: readonly Choice[] }) {
  const client = useQueryClient();
  const { id, organization_id } = discount;
  return (
    <FormDialog
      trigger={
        <Button>
          <Pencil aria-hidden />
          Edit
        </Button>
      }
      title="Edit discount"
      description="For the purchases to come. To take off more or less, make another discount."
      action={updateDiscountAction}
      hidden={{ organization_id, id }}
      submit="Save"
      onOk={() => client.invalidateQueries({ queryKey: ["discounts", organization_id] })}
    >
      <NameAndCode discount={discount} />
      <Limits discount={discount} products={products} />
    </FormDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteDiscount({ discount, slug }: { discount: Discount; slug: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { id, organization_id, name } = discount;
  const [send, pending] = useSend(deleteDiscountAction, () => {
    router.push(`/dashboard/${slug}/discounts`);
    client.invalidateQueries({ queryKey: ["discounts", organization_id, "list"] });
  });
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      }
      title={`Delete “${name}”?`}
      description="Nobody can use it any more, and its code is free again. Orders that were made with it stay as they are."
      confirmLabel="Delete discount"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
