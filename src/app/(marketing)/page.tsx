import { Coins, ReceiptText, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Logo } from "@/components/layout/logo";
import { PublicLayout } from "@/components/layout/public-layout";
import { ButtonLink } from "@/components/ui/button-link";
import { findPageUser } from "@/server/auth/page";

export const metadata: Metadata = {
  title: "Florin",
  description:
    "Earn money from software: checkout, orders and a dashboard in one application that you run yourself.",
};

const points = [
  {
    icon: ShieldCheck,
    title: "A checkout people finish",
    text: "A hosted page that works on a phone, by keyboard and with a screen reader; tax and 3-D Secure included.",
  },
  {
    icon: ReceiptText,
    title: "Every payment, one order",
    text: "A crash at any instant loses no money and takes none twice. The books have no gaps.",
  },
  {
    icon: Coins,
    title: "Your machine, your data",
    text: "One application over Postgres, Redis and your Stripe account, with a typed API for all of it.",
  },
];

/** What Florin is, and the way in. */
export default async function Welcome() {
  if (await findPageUser()) redirect("/dashboard");
  return (
    <PublicLayout
      brand={<Logo />}
      actions={
        <>
          <ButtonLink href="/docs/api" variant="ghost">
            API
          </ButtonLink>
          <ButtonLink href="/sign-in">Sign in</ButtonLink>
        </>
      }
      footer="Florin runs here, on a machine of its owner."
    >
      <div className="grid gap-16 py-8 sm:py-20">
        <div className="grid max-w-2xl gap-5">
          <h1 className="font-semibold text-4xl tracking-tight sm:text-5xl">Earn money from software.</h1>
          <p className="max-w-xl text-lg text-muted-foreground">
            Make a product, share a link, get paid. Florin is checkout, orders, customers and a dashboard in
            one application that you run yourself.
          </p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink href="/sign-up" variant="primary" size="lg">
              Create an account
            </ButtonLink>
            <ButtonLink href="/sign-in" size="lg">
              Sign in
            </ButtonLink>
          </div>
        </div>
        <ul className="grid gap-8 border-t pt-10 sm:grid-cols-3">
          {points.map(({ icon: Icon, title, text }) => (
            <li key={title} className="grid content-start gap-1.5">
              <Icon aria-hidden className="mb-1 size-5 text-primary-text" />
              <h2 className="font-medium text-base">{title}</h2>
              <p className="text-muted-foreground">{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </PublicLayout>
  );
}
