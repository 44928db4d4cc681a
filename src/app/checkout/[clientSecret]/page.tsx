import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { getsOf } from "@/modules/benefits/components/gets-of";
import { findClientCheckout, paymentSettings, suggestCountry } from "@/modules/checkouts";
import { CheckoutPage } from "@/modules/checkouts/components/checkout-page";
import { NoteEarlyPress } from "@/modules/checkouts/components/early-press";
import { Embedded } from "@/modules/checkouts/components/embedded";
import { Expired } from "@/modules/checkouts/components/expired";
import { confirmationPath } from "@/modules/checkouts/components/journey";
import { world } from "@/server/context";

type Props = { params: Promise<{ clientSecret: string }> };

const find = cache(async (clientSecret: string) => findClientCheckout(world(), clientSecret));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const checkout = await find((await params).clientSecret);
  if (!checkout) return {};
  return { title: { absolute: `${checkout.product?.name ?? "Checkout"} · ${checkout.organization.name}` } };
}

/** The hosted checkout. One that is being paid or was paid goes on to its confirmation, so that reload and back button lead right. */
export default async function Page({ params }: Props) {
  const { clientSecret } = await params;
  const checkout = await find(clientSecret);
  if (!checkout) notFound();
  const settings = paymentSettings(checkout.currency);
  if (checkout.status === "expired")
    return (
      <>
        <Embedded origin={checkout.embed_origin} told={{ event: "loaded" }} />
        <Expired checkout={checkout} isTest={settings.isTest} />
      </>
    );
  if (checkout.status !== "open") redirect(confirmationPath(clientSecret));
  const asked = await headers();
  return (
    <>
      <Embedded origin={checkout.embed_origin} told={{ event: "loaded" }} />
      <NoteEarlyPress nonce={asked.get("x-nonce") ?? undefined} />
      <CheckoutPage
        checkout={checkout}
        settings={settings}
        suggestedCountry={suggestCountry(asked)}
        getsOf={getsOf}
      />
    </>
  );
}
