import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { paymentSettings } from "@/modules/checkouts";
import { NarrowPage } from "@/modules/checkouts/components/frame";
import { type PayPage, readPayPage } from "@/modules/orders/read-pay-page";
import { world } from "@/server/context";
import { AwaitPayment } from "./await-payment";
import { Closed } from "./closed";
import { FinishPayment } from "./finish-payment";
import { PayForm } from "./pay-form";
import { Summary } from "./summary";

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ redirect_status?: string | string[] }>;
};

const read = cache((token: string) => readPayPage(world(), token));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await read((await params).token);
  return page
    ? { title: { absolute: `${page.order.invoice_number} · ${page.order.organization.name}` } }
    : {};
}

/** An order by the link that its customer got: to be paid while it is open, and its receipt once it is. */
export default async function Page({ params, searchParams }: Props) {
  const { token } = await params;
  const page = await read(token);
  if (!page) notFound();
  // Back from the bank, and Stripe was asked. The address that came holds the intent's secret.
  if ((await searchParams).redirect_status !== undefined) redirect(`/pay/${token}`);
  const { order } = page;
  const { isTest } = paymentSettings(order.currency);
  return (
    <NarrowPage checkout={{ organization: order.organization, return_url: null }} isTest={isTest}>
      <Content token={token} page={page} />
    </NarrowPage>
  );
}

function Content({ token, page: { order, progress, billing } }: { token: string; page: PayPage }) {
  if (order.status !== "pending") return <Closed token={token} order={order} />;
  const settings = paymentSettings(order.currency);
  const isProcessing = progress ? progress.status === "processing" : order.payment.status === "processing";
  if (isProcessing) return <AwaitPayment token={token} />;
  const form = { token, order, settings, billing };
  return (
    <>
      <Summary order={order} />
      {progress?.client_secret ? (
        <FinishPayment {...form} clientSecret={progress.client_secret} />
      ) : (
        <PayForm {...form} />
      )}
    </>
  );
}
