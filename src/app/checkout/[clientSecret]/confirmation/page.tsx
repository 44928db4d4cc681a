import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { buttonVariants } from "@/components/ui/button";
import { findClientCheckout, findReceipt, paymentSettings, resumePendingPayment } from "@/modules/checkouts";
import { aheadOf } from "@/modules/checkouts/components/confirmation/ahead";
import { AwaitOrder } from "@/modules/checkouts/components/confirmation/await-order";
import { Onward } from "@/modules/checkouts/components/confirmation/onward";
import { PrintButton } from "@/modules/checkouts/components/confirmation/print-button";
import { Unfinished } from "@/modules/checkouts/components/confirmation/unfinished";
import { Embedded } from "@/modules/checkouts/components/embedded";
import { NarrowPage } from "@/modules/checkouts/components/frame";
import { confirmationPath } from "@/modules/checkouts/components/journey";
import { Receipt } from "@/modules/checkouts/components/receipt";
import type { CheckoutPublic } from "@/modules/checkouts/schema";
import { world } from "@/server/context";

export const metadata: Metadata = { title: { absolute: "Confirmation" } };

type Props = {
  params: Promise<{ clientSecret: string }>;
  searchParams: Promise<{ redirect_status?: string | string[] }>;
};

/** After the press of the button: the wait for the order, its receipt, or what is left to do. */
export default async function Page({ params, searchParams }: Props) {
  const { clientSecret } = await params;
  if ((await searchParams).redirect_status !== undefined) {
    // Back from the bank. Asked at once, and then under a plain address: the one that came holds the intent's secret.
    await resumePendingPayment(world(), clientSecret);
    redirect(confirmationPath(clientSecret));
  }
  const checkout = await findClientCheckout(world(), clientSecret);
  if (!checkout) notFound();
  if (checkout.status !== "confirmed" && checkout.status !== "succeeded")
    redirect(`/checkout/${clientSecret}`);
  const settings = paymentSettings(checkout.currency);
  return (
    <NarrowPage checkout={checkout} isTest={settings.isTest}>
      {checkout.status === "succeeded" ? <Paid checkout={checkout} /> : <Unpaid checkout={checkout} />}
    </NarrowPage>
  );
}

function Unpaid({ checkout }: { checkout: CheckoutPublic }) {
  const { client_secret, customer_email, organization, payment_processor_metadata: processor } = checkout;
  const embedded = <Embedded origin={checkout.embed_origin} told={{ event: "loaded" }} />;
  if (processor.intent_status !== "requires_action" || !processor.intent_client_secret)
    return (
      <>
        {embedded}
        <AwaitOrder clientSecret={client_secret} email={customer_email} />
      </>
    );
  return (
    <>
      {embedded}
      <Unfinished
        clientSecret={client_secret}
        intentSecret={processor.intent_client_secret}
        settings={paymentSettings(checkout.currency)}
        seller={organization.name}
      />
    </>
  );
}

async function Paid({ checkout }: { checkout: CheckoutPublic }) {
  const { id, client_secret, organization, success_url, url, embed_origin } = checkout;
  const receipt = await findReceipt(world(), checkout);
  if (!receipt) throw new Error(`checkout ${id} has succeeded without an order`);
  const isOurs = success_url === `${url}/confirmation`;
  return (
    <>
      <Embedded
        origin={embed_origin}
        told={{ event: "success", successURL: success_url, redirect: !isOurs }}
      />
      <Receipt {...receipt} ahead={aheadOf(checkout, receipt.subscription)} seller={organization.name}>
        {isOurs ? null : <Onward checkoutId={id} url={success_url} seller={organization.name} />}
        {checkout.seats === null ? null : <Seats key="seats" checkout={checkout} />}
        {receipt.subscription ? (
          <a
            key="subscription"
            href={`/portal/${organization.slug}`}
            className={buttonVariants({ variant: "link", className: "justify-self-center print:hidden" })}
          >
            Manage your subscription
          </a>
        ) : null}
        {receipt.order.billing_name && receipt.order.billing_address ? (
          <a
            key="invoice"
            href={`/checkout/${client_secret}/invoice`}
            className={buttonVariants({ variant: "link", className: "justify-self-center print:hidden" })}
          >
            Download invoice
          </a>
        ) : null}
        <PrintButton key={client_secret} />
      </Receipt>
    </>
  );
}

/** Whoever buys seats has to give them to somebody before anybody gets anything. */
function Seats({ checkout: { organization, subscription_id } }: { checkout: CheckoutPublic }) {
  const page = subscription_id ? "subscriptions" : "orders";
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border p-4 text-center print:hidden">
      <p>Give the seats to the people who are to have what you bought, and take one yourself.</p>
      <a
        href={`/portal/${organization.slug}/${page}`}
        className={buttonVariants({ variant: "secondary", size: "lg" })}
      >
        Assign your seats
      </a>
    </div>
  );
}
