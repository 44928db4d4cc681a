import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { isMachine, openLink, previewLink, type Search } from "@/modules/checkout-links";
import { Preview } from "@/modules/checkout-links/components/link-preview";
import { world } from "@/server/context";

type Props = { params: Promise<{ link: string }>; searchParams: Promise<Search> };

/** Whoever draws a preview or an index gets a page, and no checkout is opened for it. */
const onlyLooks = async (search: Search) =>
  search.continue === undefined && isMachine((await headers()).get("user-agent"));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const robots = { index: false, follow: false };
  if (!(await onlyLooks(await searchParams))) return { robots };
  const preview = await previewLink(world(), (await params).link);
  if (!preview) return { robots };
  const { name: title, description, picture } = preview;
  const images = picture ? [picture] : [];
  return { robots, title: { absolute: title }, description, openGraph: { title, images } };
}

/** The link that a merchant shares: opens a checkout and goes there. Visits are counted in src/proxy.ts. */
export default async function Page({ params, searchParams }: Props) {
  const { link } = await params;
  const search = await searchParams;
  if (await onlyLooks(search)) {
    const preview = await previewLink(world(), link);
    if (!preview) notFound();
    return <Preview preview={preview} />;
  }
  const clientSecret = await openLink(world(), link, search);
  if (!clientSecret) notFound();
  redirect(`/checkout/${clientSecret}`);
}
