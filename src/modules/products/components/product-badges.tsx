import { Badge } from "@/components/ui/badge";
import type { Product } from "../schema";

type Shown = Pick<Product, "is_archived" | "visibility">;

/** Whether it can be bought, and by whom. */
export function ProductBadges({ product, quiet = false }: { product: Shown; quiet?: boolean }) {
  if (product.is_archived) return <Badge tone="neutral">Archived</Badge>;
  if (product.visibility === "draft") return <Badge tone="warning">Draft</Badge>;
  if (product.visibility === "private") return <Badge tone="info">Private</Badge>;
  // In a list, what is as usual stays in the background.
  return quiet ? (
    <span className="text-muted-foreground">On sale</span>
  ) : (
    <Badge tone="success">On sale</Badge>
  );
}
