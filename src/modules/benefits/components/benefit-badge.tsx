import { Badge } from "@/components/ui/badge";
import type { BenefitVisibility } from "../schema";

/** Whether buyers read of it, and whether it is granted. */
export function BenefitBadge({ visibility }: { visibility: BenefitVisibility }) {
  if (visibility === "draft") return <Badge tone="warning">Draft</Badge>;
  if (visibility === "private") return <Badge tone="info">Private</Badge>;
  return <Badge tone="success">Public</Badge>;
}
