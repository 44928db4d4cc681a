import { DescriptionList } from "@/components/layout/description-list";
import { Section } from "@/components/layout/section";
import { LocalTime } from "@/components/time/local-time";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { Markdown } from "@/components/ui/markdown";
import { PlainImage } from "@/components/ui/plain-image";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { ownPath } from "@/lib/own-path";
import { perText, spanText } from "@/lib/span-text";
import { priceText } from "../price-text";
import type { Product } from "../schema";

const taxes = {
  inclusive: "Tax is in the price",
  exclusive: "Tax comes on top",
  location: "Tax as usual where the buyer lives",
};

function recurrenceText(product: Product): string | undefined {
  const { recurring_interval: interval, recurring_interval_count: count, trial_interval: trial } = product;
  if (interval === null) return undefined;
  const free = trial ? `, after ${spanText(product.trial_interval_count ?? 1, trial)} for free` : "";
  return `Paid ${perText(interval, count ?? 1)}${free}.`;
}

/** The prices on sale, each with the id that code names it by. */
export function ProductPrices({ product }: { product: Product }) {
  return (
    <Section title="Prices" description={recurrenceText(product)}>
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Price</TableHead>
            <TableHead>Currency</TableHead>
            <TableHead className="max-sm:hidden">Tax</TableHead>
            <TableHead align="end">Id</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {product.prices.map((price) => (
            <TableRow key={price.id}>
              <TableCell className="font-medium tabular-nums">{priceText(price)}</TableCell>
              <TableCell>{price.price_currency.toUpperCase()}</TableCell>
              <TableCell className="text-muted-foreground max-sm:hidden">
                {price.tax_behavior ? taxes[price.tax_behavior] : "As the organization does"}
              </TableCell>
              <TableCell align="end">
                <CopyButton value={price.id} label={`Copy the id of ${priceText(price)}`} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}

/** What buyers read and see of it. */
export function ProductPresentation({ product }: { product: Product }) {
  if (!product.description && product.medias.length === 0) return null;
  return (
    <Section title="What buyers see">
      <div className="grid gap-4">
        {product.medias.length > 0 ? (
          <ul className="flex flex-wrap gap-3">
            {product.medias.map((media) => (
              <li key={media.id}>
                <PlainImage
                  src={ownPath(media.public_url)}
                  alt={media.name}
                  loading="lazy"
                  className="size-28 rounded-lg border object-cover"
                />
              </li>
            ))}
          </ul>
        ) : null}
        {product.description ? <Markdown className="max-w-prose">{product.description}</Markdown> : null}
      </div>
    </Section>
  );
}

const visibilities = { public: "Public", private: "Private: by link alone", draft: "Draft: not for sale" };

/** The rest of it, for whoever looks something up. */
export function ProductFacts({ product }: { product: Product }) {
  const metadata = Object.entries(product.metadata);
  return (
    <div className="grid content-start gap-6">
      <Section title="Details">
        <DescriptionList
          items={[
            {
              label: "Id",
              value: (
                <span className="flex items-center gap-1">
                  <code className="truncate font-mono text-xs">{product.id}</code>
                  <CopyButton value={product.id} label="Copy the product's id" />
                </span>
              ),
            },
            { label: "Visibility", value: visibilities[product.visibility] },
            { label: "Created", value: <LocalTime at={product.created_at} /> },
            { label: "Changed", value: product.modified_at ? <LocalTime at={product.modified_at} /> : null },
          ]}
        />
      </Section>
      {metadata.length > 0 ? (
        <Section title="Metadata">
          <DescriptionList
            items={metadata.map(([label, value]) => ({
              label,
              value: typeof value === "string" ? value : <Badge tone="outline">{String(value)}</Badge>,
            }))}
          />
        </Section>
      ) : null}
    </div>
  );
}
