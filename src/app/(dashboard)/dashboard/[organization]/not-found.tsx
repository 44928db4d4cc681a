import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { OpenPalette } from "@/modules/search/components/open-palette";
import { WayBack } from "./way-back";

export const metadata: Metadata = { title: "Nothing here" };

/**
 * Something of the organization that is not there. Its status is 200: the frame is sent before anybody knows, and a check before the first byte would
 * have to stand above the frame, whose place the answer would take then.
 */
export default function NotFound() {
  return (
    <EmptyState
      icon={<SearchX />}
      title="There is nothing at this address"
      titleAs="h1"
      description="It may have been deleted, or the address is not quite right."
      actions={
        <>
          <WayBack />
          <OpenPalette />
        </>
      }
    />
  );
}
