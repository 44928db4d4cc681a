import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { NoticeBar } from "@/components/layout/notice-bar";
import { PublicLayout } from "@/components/layout/public-layout";
import { Steps } from "@/components/layout/steps";
import { currencyOptions } from "@/lib/currencies";
import { pageOf } from "@/lib/page";
import { CreateOrganizationForm } from "@/modules/organizations/components/create-organization-form";
import { FirstProduct } from "@/modules/products/components/first-product";
import { listProducts } from "@/modules/products/routes";
import { Product } from "@/modules/products/schema";
import { UserMenu } from "@/modules/users/components/user-menu";
import { requirePageContext, requirePageUser } from "@/server/auth/page";
import { env } from "@/server/env";
import { answerPage } from "@/server/http/answer-page";
import { isTestMode } from "@/server/stripe/client";

type Props = { searchParams: Promise<{ organization?: string }> };

export const metadata: Metadata = { title: "Begin" };

/** Three short steps: the organization, its first product, and the code to sell it by. */
export default async function Begin({ searchParams }: Props) {
  const { user } = await requirePageUser();
  const { organization } = await searchParams;
  return (
    <PublicLayout
      width="prose"
      brand={
        <Link href="/dashboard" aria-label="Florin, to the dashboard">
          <Logo />
        </Link>
      }
      actions={<UserMenu user={{ name: user.name, email: user.email }} />}
      banner={isTestMode() ? <NoticeBar label="Test mode">Test mode: no money moves.</NoticeBar> : null}
    >
      {typeof organization === "string" ? <ProductSteps slug={organization} /> : <OrganizationStep />}
    </PublicLayout>
  );
}

function OrganizationStep(): ReactNode {
  return (
    <div className="grid gap-8">
      <Steps labels={["Organization", "Product", "Code"]} current={0} />
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl tracking-tight">Who sells?</h1>
        <p className="text-muted-foreground">
          An organization holds products, customers and orders. Others can join it later.
        </p>
      </div>
      <CreateOrganizationForm
        currencies={currencyOptions("usd")}
        address={`${new URL(env.FLORIN_URL).host}/dashboard`}
      />
    </div>
  );
}

async function ProductSteps({ slug }: { slug: string }): Promise<ReactNode> {
  const page = await requirePageContext(slug);
  const { id, default_currency } = page.organization;
  const query = { limit: "1", is_archived: "false" };
  const [made = null] = pageOf(Product).parse(await answerPage(page, listProducts, { query })).items;
  return (
    <FirstProduct
      organization={{ id, slug, default_currency }}
      currencies={currencyOptions(default_currency)}
      baseUrl={new URL(env.FLORIN_URL).origin}
      made={made && { id: made.id, name: made.name, token: null }}
    />
  );
}
