import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import { creditsText, expiryText } from "../benefit-text";
import type { Benefit } from "../schema";

function rolloverText({ rollover, rollover_cap: cap }: Benefit["properties"]): string {
  if (!rollover) return "Nothing is carried over";
  return cap === null ? "All is carried over" : `At most ${cap.toLocaleString("en")} are carried over`;
}

/** What a benefit gives, and the rest of it for whoever looks something up. */
export function BenefitFacts({ benefit }: { benefit: Benefit }) {
  const { id, properties, created_at, modified_at, metadata } = benefit;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="grid gap-3 pt-2">
        <DescriptionList
          items={[
            { label: "Gives", value: creditsText(properties) },
            { label: "Expiry", value: expiryText(properties) },
            { label: "Priority", value: properties.priority },
            { label: "End of a cycle", value: rolloverText(properties) },
            { label: "Benefit ID", value: <CopyId id={id} label="Copy benefit ID" /> },
            { label: "Created", value: <LocalTime at={created_at} /> },
            { label: "Changed", value: modified_at ? <LocalTime at={modified_at} /> : null },
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
