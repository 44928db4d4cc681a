"use client";

import { CreateDialog, DeleteDialog, EditDialog } from "@/components/form/noun-dialogs";
import { createBenefitAction, deleteBenefitAction, updateBenefitAction } from "../actions";
import type { Benefit } from "../schema";
import { BenefitFields, type BenefitFieldsProps } from "./benefit-fields";

type Fields = Pick<BenefitFieldsProps, "currencies" | "slots">;

type CreateProps = { organization: { id: string; slug: string } } & Fields;

/** Makes a benefit, and goes to it. */
export const CreateBenefit = ({ organization: { id, slug }, ...fields }: CreateProps) => (
  <CreateDialog
    noun="benefit"
    title="New benefit"
    description="What buyers get. Add it to your products afterwards."
    action={createBenefitAction}
    hidden={{ organization_id: id }}
    refresh={[["benefits", id]]}
    pageOf={(made) => `/dashboard/${slug}/benefits/${made}`}
  >
    <BenefitFields {...fields} />
  </CreateDialog>
);

/** Types that are read as they are now, not as they were sold. */
const isReadAnew = (kind: Benefit["kind"]) => kind === "custom" || kind === "downloadables";

export function EditBenefit({ benefit, ...fields }: { benefit: Benefit } & Fields) {
  const { id, organization_id, kind } = benefit;
  return (
    <EditDialog
      title="Edit benefit"
      description={
        isReadAnew(kind)
          ? "Whoever has it has what you change, earlier buyers too."
          : "For the orders to come: what was bought before stays as it was."
      }
      action={updateBenefitAction}
      hidden={{ organization_id, id, type: kind }}
      refresh={[["benefits", organization_id]]}
    >
      <BenefitFields benefit={benefit} {...fields} />
    </EditDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteBenefit({ benefit, slug }: { benefit: Benefit; slug: string }) {
  const { id, organization_id, description } = benefit;
  return (
    <DeleteDialog
      noun="benefit"
      title={`Delete “${description}”?`}
      description="It is taken off every product, for good. What customers bought with it stays theirs."
      action={deleteBenefitAction}
      hidden={{ organization_id, id }}
      refresh={[
        ["benefits", organization_id, "list"],
        ["products", organization_id],
      ]}
      leaveTo={`/dashboard/${slug}/benefits`}
    />
  );
}
