import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { openProductCheckout } from "@/modules/checkouts";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";

type Props = { params: Promise<{ productId: string }> };

/** The link that a merchant shares: opens a checkout for the product and goes there. */
export default async function Page({ params }: Props) {
  const here = world();
  await count(here, "public", limits.public, addressOf(await headers()));
  const clientSecret = await openProductCheckout(here, (await params).productId);
  if (!clientSecret) notFound();
  redirect(`/checkout/${clientSecret}`);
}
