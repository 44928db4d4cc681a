import { SearchX } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { OpenPalette } from "@/modules/search/components/open-palette";

/** Something of the organization that is not there. */
export default function NotFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is nothing at this address"
      description="It may have been deleted, or the address is not quite right."
      actions={<OpenPalette />}
    />
  );
}
