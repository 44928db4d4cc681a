import type { Metadata } from "next";
import { OwnBenefits } from "@/modules/benefit-grants/components/portal/own-benefits";
import { readOwnBenefits } from "@/modules/benefit-grants/read-own-benefits";
import { enteredPortal } from "@/modules/customer-sessions/portal-page";
import { pageNumber } from "../page-number";
import { PortalFrame } from "../portal-frame";

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ page?: string | string[] }>;
};

export const metadata: Metadata = { title: { absolute: "Your benefits" } };

/** The notes and features that came with what a customer bought, by the session that brought them here. */
export default async function OwnBenefitsPage({ params, searchParams }: Props) {
  const portal = await enteredPortal((await params).organization, "benefits");
  const benefits = await readOwnBenefits(portal, pageNumber((await searchParams).page));
  return (
    <PortalFrame portal={portal} title="Your benefits" current="benefits">
      <OwnBenefits {...benefits} />
    </PortalFrame>
  );
}
