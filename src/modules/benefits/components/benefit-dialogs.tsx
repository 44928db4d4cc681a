"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/form/form-dialog";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { createBenefitAction, deleteBenefitAction, updateBenefitAction } from "../actions";
import type { Benefit } from "../schema";
import { BenefitFields, type BenefitFieldsProps } from "./benefit-fields";

type Fields = Pick<BenefitFieldsProps, "currencies" | "slots">;

type CreateProps = { organization: { id: string; slug: string } } & Fields;

/** Makes a benefit, and goes to it. */
export function CreateBenefit({ organization: { id, slug }, ...fields }: CreateProps) {
  const client = useQueryClient();
  const router = useRouter();
  return (
    <FormDialog
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          New benefit
        </Button>
      }
      title="New benefit"
      description="What buyers get. Add it to your products afterwards."
      action={createBenefitAction}
      hidden={{ organization_id: id }}
      submit="Create"
      onOk={({ result }) => {
        client.invalidateQueries({ queryKey: ["benefits", id] });
        if (result) router.push(`/dashboard/${slug}/benefits/${result.id}`);
      }}
    >
      <BenefitFields {...fields} />
    </FormDialog>
  );
}

/** Types that are read as they are now, not as they were sold. */
const isReadAnew = (kind: Benefit["kind"]) => kind === "custom" || kind === "downloadables";

export function EditBenefit({ benefit, ...fields }: { benefit: Benefit } & Fields) {
  const client = useQueryClient();
  const { id, organization_id, kind } = benefit;
  return (
    <FormDialog
      trigger={
        <Button>
          <Pencil aria-hidden />
          Edit
        </Button>
      }
      title="Edit benefit"
      description={
        isReadAnew(kind)
          ? "Whoever has it has what you change, earlier buyers too."
          : "For the orders to come: what was bought before stays as it was."
      }
      action={updateBenefitAction}
      hidden={{ organization_id, id, type: kind }}
      submit="Save"
      onOk={() => client.invalidateQueries({ queryKey: ["benefits", organization_id] })}
    >
      <BenefitFields benefit={benefit} {...fields} />
    </FormDialog>
  );
}

/** Asks, and says what stays. */
export function DeleteBenefit({ benefit, slug }: { benefit: Benefit; slug: string }) {
  const client = useQueryClient();
  const router = useRouter();
  const { id, organization_id, description } = benefit;
  const [send, pending] = useSend(deleteBenefitAction, () => {
    router.push(`/dashboard/${slug}/benefits`);
    client.invalidateQueries({ queryKey: ["benefits", organization_id, "list"] });
    client.invalidateQueries({ queryKey: ["products", organization_id] });
  });
  return (
    <ConfirmDialog
      trigger={
        <Button pending={pending}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      }
      title={`Delete “${description}”?`}
      description="It is taken off every product, for good. What customers bought with it stays theirs."
      confirmLabel="Delete benefit"
      destructive
      onConfirm={() => send({ organization_id, id })}
    />
  );
}
