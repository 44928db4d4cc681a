import { Package } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { PlainImage } from "@/components/ui/plain-image";
import { ownPath } from "@/lib/own-path";
import type { Product } from "../schema";

/** The first picture of a product, small; silent, because the name stands beside it. */
export function ProductThumb({
  product,
  className,
}: {
  product: Pick<Product, "medias">;
  className?: string;
}) {
  const [picture] = product.medias;
  return (
    <span
      aria-hidden
      className={cn(
        "inline-grid size-7 shrink-0 place-items-center overflow-hidden rounded-md border bg-canvas text-muted-foreground",
        className,
      )}
    >
      {picture ? (
        <PlainImage
          src={ownPath(picture.public_url)}
          alt=""
          loading="lazy"
          className="size-full object-cover"
        />
      ) : (
        <Package className="size-3.5" />
      )}
    </span>
  );
}
