"use client";

import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
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
export const CreateDiscount = ({ organization: { id, slug }, currencies, products }: CreateProps) => (
  <CreateDialog
    noun="discount"
    title="New discount"
    description="What it takes off stays as it is once the first buyer has it."
    action={createDiscountAction}
    hidden={{ organization_id: id }}
    refresh={[["discounts", id]]}
    pageOf={(made) => `/dashboard/${slug}/discounts/${made}`}
  >
    <NameAndCode />
    <WorthFields currencies={currencies} />
    <Limits products={products} />
  </CreateDialog>
);

export function EditDiscount({ discount, products }: { discount: Discount; products: readonly Choice[] }) {
  const { id, organization_id } = discount;
  return (
    <EditDialog
      title="Edit discount"
      description="For the purchases to come. To take off more or less, make another discount."
      action={updateDiscountAction}
      hidden={{ organization_id, id }}
      refresh={[["discounts", organization_id]]}
    >
      <NameAndCode discount={discount} />
      <Limits discount={discount} products={products} />
    </EditDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteDiscount({ discount, slug }: { discount: Discount; slug: string }) {
  const { id, organization_id, name } = discount;
  return (
    <DeleteDialog
      noun="discount"
      title={`Delete “${name}”?`}
      description="Nobody can use it any more, and its code is free again. Orders that were made with it stay as they are."
      action={deleteDiscountAction}
      hidden={{ organization_id, id }}
      refresh={[["discounts", organization_id, "list"]]}
      leaveTo={`/dashboard/${slug}/discounts`}
    />
  );
}
