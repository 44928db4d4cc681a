import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { durationText, redemptionsText, worthText } from "../discount-text";
import type { Discount } from "../schema";

const time = (at: string | null) => (at ? <LocalTime at={at} /> : null);

/** What a discount takes off, for whom and when, and the rest of it for whoever looks something up. */
export function DiscountFacts({ discount }: { discount: Discount }) {
  const { id, code, products, created_at, modified_at, metadata } = discount;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="grid gap-3 pt-2">
        <DescriptionList
          items={[
            { label: "Takes off", value: worthText(discount) },
            { label: "Code", value: code ?? "None: applied by you" },
            { label: "Duration", value: durationText(discount) },
            { label: "Starts", value: time(discount.starts_at) ?? "At once" },
            { label: "Ends", value: time(discount.ends_at) ?? "Never" },
            { label: "Redeemed", value: redemptionsText(discount) },
            { label: "For each customer", value: discount.max_redemptions_per_customer ?? "Any number" },
            {
              label: "Products",
              value: products.length > 0 ? products.map(({ name }) => name).join(", ") : "All",
            },
            { label: "Discount ID", value: <CopyId id={id} label="Copy discount ID" /> },
            { label: "Created", value: time(created_at) },
            { label: "Changed", value: time(modified_at) },
          ]}
        />
      </CardContent>
      <CardHeader title="Metadata" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={metadata} />
      </CardContent>
    </Card>
  );
}
