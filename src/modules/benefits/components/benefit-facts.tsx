import { DescriptionList } from "@/components/layout/description-list";
import { MetadataList } from "@/components/layout/metadata-list";
import { LocalTime } from "@/components/time/local-time";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyId } from "@/components/ui/copy-id";
import type { Benefit } from "../schema";
import { typeText } from "../texts";
import { factsOf } from "./facts-of";

/** What a benefit gives, and the rest of it for whoever looks something up. */
export function BenefitFacts({ benefit }: { benefit: Benefit }) {
  const { id, created_at, modified_at, metadata } = benefit;
  return (
    <Card>
      <CardHeader title="Details" />
      <CardContent className="grid gap-3 pt-2">
        <DescriptionList
          items={[
            { label: "Type", value: typeText(benefit.kind).label },
            ...factsOf(benefit),
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
