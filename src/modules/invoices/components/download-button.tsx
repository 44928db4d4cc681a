"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { creditNotePath, download, invoicePath } from "../queries";

type Props = Pick<ButtonProps, "variant" | "size" | "className"> & {
  organizationId: string;
  of: { order: string } | { refund: string };
  /** Issues it first: a reader who may not fetches what was issued. */
  mayIssue: boolean;
  children: ReactNode;
};

/** Downloads an invoice or a credit note; a refusal is said in a toast. */
export function DownloadButton({ organizationId, of, mayIssue, children, ...look }: Props) {
  const client = useQueryClient();
  const path = "order" in of ? invoicePath(of.order) : creditNotePath(of.refund);
  const { mutate, isPending } = useMutation({
    mutationFn: () => download(organizationId, path, mayIssue),
    onError: (error) => toast.error(error.message),
    onSuccess: () => client.invalidateQueries({ queryKey: ["orders", organizationId] }),
  });
  return (
    <Button {...look} pending={isPending} onClick={() => mutate()}>
      {children}
    </Button>
  );
}
