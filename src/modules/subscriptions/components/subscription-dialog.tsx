"use client";

import { useQueryClient } from "@tanstack/react-query";
import { FormDialog, type FormDialogProps } from "@/components/form/form-dialog";
import type { FormState } from "@/components/form/form-state";
import { touchedBySubscription } from "../queries";
import type { Subscription } from "../schema";

/** What every dialog about a subscription is opened with. */
export type SubscriptionDialogProps = {
  organizationId: string;
  subscription: Subscription;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Has everything read again that a change of a subscription may show in. */
export function useSubscriptionChanged(organizationId: string): () => void {
  const client = useQueryClient();
  return () => {
    for (const noun of touchedBySubscription) client.invalidateQueries({ queryKey: [noun, organizationId] });
  };
}

type Props<S extends FormState> = SubscriptionDialogProps &
  Pick<
    FormDialogProps<S>,
    "title" | "description" | "action" | "submit" | "submitVariant" | "dismiss" | "size" | "children"
  >;

/** A dialog that changes one subscription. */
export function SubscriptionDialog<S extends FormState>(props: Props<S>) {
  const { organizationId, subscription, ...dialog } = props;
  return (
    <FormDialog
      {...dialog}
      hidden={{ organization_id: organizationId, id: subscription.id }}
      onOk={useSubscriptionChanged(organizationId)}
    />
  );
}
