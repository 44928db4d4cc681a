"use client";

import type { ReactNode } from "react";
import { useSend } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { ownStepAction } from "../../own-actions";
import type { OwnStep } from "../../own-forms";

type Props = { portal: string; id: string; step: OwnStep; children: ReactNode };

/** One press that changes a customer's own subscription, and says so. */
export function StepButton({ portal, id, step, children }: Props) {
  const [send, isSending] = useSend(ownStepAction);
  return (
    <Button pending={isSending} onClick={() => send({ portal, id, step })}>
      {children}
    </Button>
  );
}
