import type { Metadata } from "next";
import Link from "next/link";
import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { tabStyles } from "@/components/ui/tab-styles";
import { BenefitsOfProduct } from "@/modules/benefits/components/benefits-of-product";
import { ProductSales } from "@/modules/metrics/components/product-sales";
import { metricsSummary } from "@/modules/metrics/queries";
import { getMetricsSummary } from "@/modules/metrics/routes";
import { productSales } from "@/modules/metrics/search";
import { ProductActions } from "@/modules/products/components/product-actions";
import { ProductBadges } from "@/modules/products/components/product-badges";
import { ProductCode } from "@/modules/products/components/product-code";
import {
  ProductFacts,
  ProductPresentation,
  ProductPrices,
} from "@/modules/products/components/product-details";
import type { Product } from "@/modules/products/schema";
import { SubscriptionsOf } from "@/modules/subscriptions/components/subscriptions-of";
import type { PageContext } from "@/server/auth/page";
import { env } from "@/server/env";
import { answerPage } from "@/server/http/answer-page";
import { type ProductPageProps, readProduct } from "./read-product";

type Props = ProductPageProps & { searchParams: Promise<{ tab?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await readProduct(props)).product.name };
}

/** One product: how it sells, what it costs, what buyers see, and the code to sell it by. */
export default async function ProductPage(props: Props) {
  const { page, product } = await readProduct(props);
  const { id: organizationId, slug } = page.organization;
  const list = `/dashboard/${slug}/products`;
  const checkoutUrl = `${env.FLORIN_URL}/buy/${product.id}`;
  const showsCode = (await props.searchParams).tab === "code";
  return (
    <>
      <PageHeader
        title={product.name}
        breadcrumbs={[{ label: "Products", href: list }, { label: product.name }]}
        badge={<ProductBadges product={product} />}
        actions={
          <ProductActions
            organization={{ id: organizationId, slug }}
            product={{
              id: product.id,
              name: product.name,
              is_archived: product.is_archived,
              visibility: product.visibility,
            }}
            checkoutUrl={checkoutUrl}
          />
        }
        className="mb-3"
      />
      <nav aria-label="About this product" className="mb-5 flex gap-4 border-b">
        <Link
          href={`${list}/${product.id}`}
          aria-current={showsCode ? undefined : "page"}
          className={tabStyles}
        >
          Overview
        </Link>
        <Link
          href={`${list}/${product.id}?tab=code`}
          aria-current={showsCode ? "page" : undefined}
          className={tabStyles}
        >
          Code
        </Link>
      </nav>
      {showsCode ? (
        <ProductCode
          slug={slug}
          productId={product.id}
          baseUrl={new URL(env.FLORIN_URL).origin}
          checkoutUrl={checkoutUrl}
        />
      ) : (
        <Overview page={page} product={product} />
      )}
    </>
  );
}

async function Overview({ page, product }: { page: PageContext; product: Product }) {
  const { id: organizationId } = page.organization;
  const search = productSales(product.id, await pageTimeZone());
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="grid min-w-0 content-start gap-8">
        <Prefetch
          queries={[
            {
              queryKey: metricsSummary(organizationId, search).queryKey,
              read: () => answerPage(page, getMetricsSummary, { query: search }),
            },
          ]}
        >
          <ProductSales organizationId={organizationId} productId={product.id} />
        </Prefetch>
        {product.is_recurring ? (
          <Section title="Subscriptions">
            <SubscriptionsOf
              organization={{ id: organizationId, slug: page.organization.slug }}
              of={{ product_id: product.id }}
              none="Nobody has subscribed yet"
            />
          </Section>
        ) : null}
        <ProductPrices product={product} />
        <BenefitsOfProduct benefits={product.benefits} slug={page.organization.slug} />
        <ProductPresentation product={product} />
      </div>
      <ProductFacts product={product} />
    </div>
  );
}
