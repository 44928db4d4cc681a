import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { groupNamed, readDocument } from "@/modules/api-reference";
import { GroupPage } from "@/modules/api-reference/components/group-page";
import { routes } from "@/modules/routes";

type Props = { params: Promise<{ group: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const group = groupNamed(readDocument(routes).document, (await params).group);
  return group ? { title: `${group.title} · API reference · Florin`, description: group.description } : {};
}

export default async function ReferenceGroup({ params }: Props) {
  const { document } = readDocument(routes);
  const group = groupNamed(document, (await params).group);
  if (!group) notFound();
  return <GroupPage document={document} group={group} />;
}
