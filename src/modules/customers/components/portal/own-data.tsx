"use client";

import { Download, Trash2 } from "lucide-react";
import { FormField } from "@/components/form/form";
import { FormDialog } from "@/components/form/form-dialog";
import { Button, buttonVariants } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { deleteOwnDataAction } from "../../own-actions";

/** Takes one's data along, or has it forgotten. */
export function OwnData({ portal }: { portal: string }) {
  return (
    <div className="flex flex-wrap gap-2">
      <a href={`/portal/${encodeURIComponent(portal)}/account/export`} download className={buttonVariants()}>
        <Download aria-hidden />
        Download my data
      </a>
      <FormDialog
        trigger={
          <Button variant="destructive">
            <Trash2 aria-hidden />
            Delete my data
          </Button>
        }
        title="Delete your data?"
        description="Your plans end now, without money back. Your name, addresses, cards and credits are gone, and nobody can bring them back. Invoices are kept for as long as the law asks for."
        action={deleteOwnDataAction}
        hidden={{ portal }}
        submit="Delete everything"
        submitVariant="destructive"
        dismiss="Keep my data"
      >
        <FormField name="email" label="Your e-mail address, to be sure" required>
          <Input name="email" type="email" autoComplete="off" maxLength={254} />
        </FormField>
      </FormDialog>
    </div>
  );
}
