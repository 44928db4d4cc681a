"use client";

import { useParams } from "next/navigation";
import { ButtonLink } from "@/components/ui/button-link";

/** To the organization's own first page; what stands in the place of a page is not told which organization that is. */
export function WayBack() {
  const { organization } = useParams<{ organization: string }>();
  return (
    <ButtonLink href={`/dashboard/${organization}`} variant="primary">
      Go to Home
    </ButtonLink>
  );
}
