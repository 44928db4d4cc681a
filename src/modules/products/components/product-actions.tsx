"use client";

import { Archive, ArchiveRestore, Ellipsis, Hash, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useSend } from "@/components/form/use-form-action";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { CopyButton } from "@/components/ui/copy-button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast";
import { archiveProductAction, deleteProductAction } from "../actions";
import type { Product } from "../schema";

type Props = {
  organization: { id: string; slug: string };
  product: Pick<Product, "id" | "name" | "is_archived" | "visibility">;
  checkoutUrl: string;
};

type Asked = "archive" | "delete" | null;

async function copyId(id: string): Promise<void> {
  await navigator.clipboard.writeText(id).then(
    () => toast.success("The id is copied."),
    () => toast.error("Could not copy", { description: id }),
  );
}

function Menu({
  product,
  ask,
  restore,
}: Pick<Props, "product"> & { ask: (what: Asked) => void; restore: () => void }) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button size="icon" aria-label="More to do">
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem onSelect={() => copyId(product.id)}>
          <Hash aria-hidden />
          Copy id
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        {product.is_archived ? (
          <DropdownMenuItem onSelect={restore}>
            <ArchiveRestore aria-hidden />
            Put back on sale
          </DropdownMenuItem>
        ) : (
          <DropdownMenuItem onSelect={() => ask("archive")}>
            <Archive aria-hidden />
            Archive…
          </DropdownMenuItem>
        )}
        <DropdownMenuItem destructive onSelect={() => ask("delete")}>
          <Trash2 aria-hidden />
          Delete…
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** What one can do with a product: share it, change it, take it off sale. */
export function ProductActions({ organization, product, checkoutUrl }: Props) {
  const [asked, ask] = useState<Asked>(null);
  const [archive, archiving] = useSend(archiveProductAction);
  const [remove, removing] = useSend(deleteProductAction);
  const fields = { organization_id: organization.id, id: product.id };
  const isForSale = !product.is_archived && product.visibility !== "draft";
  const close = (open: boolean) => !open && ask(null);
  return (
    <>
      {isForSale ? (
        <CopyButton value={checkoutUrl} variant="secondary" label="Copy the checkout link">
          Copy checkout link
        </CopyButton>
      ) : null}
      <ButtonLink href={`/dashboard/${organization.slug}/products/${product.id}/edit`}>
        <Pencil aria-hidden />
        Edit
      </ButtonLink>
      <Menu product={product} ask={ask} restore={() => archive({ ...fields, is_archived: "false" })} />
      <ConfirmDialog
        open={asked === "archive"}
        onOpenChange={close}
        title={`Archive ${product.name}?`}
        description="It can no longer be bought, and its link says so. Orders keep it, and you can put it back at any time."
        confirmLabel="Archive"
        pending={archiving}
        onConfirm={() => archive({ ...fields, is_archived: "true" })}
      />
      <ConfirmDialog
        open={asked === "delete"}
        onOpenChange={close}
        title={`Delete ${product.name}?`}
        description="Only a product that nobody was ever offered can be deleted. It is gone for good then."
        confirmLabel="Delete"
        destructive
        pending={removing}
        onConfirm={() => remove(fields)}
      />
    </>
  );
}
