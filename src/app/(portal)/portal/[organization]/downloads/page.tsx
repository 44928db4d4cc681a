import type { Metadata } from "next";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { OwnFiles } from "@/modules/downloadables/components/portal/own-files";
import { readOwnFiles } from "@/modules/downloadables/read-own-files";
import { pageNumber } from "../page-number";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your downloads" } };

/** The files that came with what a customer bought, by the session that brought them here. */
export default async function OwnFilesPage({ params, searchParams }: Props) {
  const portal = await enteredPortal((await params).organization, "downloads");
  const files = await readOwnFiles(portal, pageNumber((await searchParams).page));
  return (
    <PortalFrame portal={portal} title="Your downloads" current="downloads">
      <OwnFiles {...files} slug={portal.organization.slug} />
    </PortalFrame>
  );
}
