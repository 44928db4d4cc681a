import { notFound, redirect } from "next/navigation";
import { openProductCheckout } from "@/modules/checkouts";
import { world } from "@/server/context";

type Props = { params: Promise<{ productId: string }> };

/** The link that a merchant shares: opens a checkout for the product and goes there. Visits are counted in src/proxy.ts. */
export default async function Page({ params }: Props) {
  const clientSecret = await openProductCheckout(world(), (await params).productId);
  if (!clientSecret) notFound();
  redirect(`/checkout/${clientSecret}`);
}
