import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { currencyOptions } from "@/lib/currencies";
import { scopesOf } from "@/lib/scopes";
import { grantList, grantsOfBenefit } from "@/modules/benefit-grants/queries";
import { listBenefitGrants } from "@/modules/benefit-grants/routes";
import { oneBenefit } from "@/modules/benefits/queries";
import { getBenefit } from "@/modules/benefits/routes";
import { Benefit } from "@/modules/benefits/schema";
import { listPlaces } from "@/modules/connections";
import { productList, productsOfBenefit } from "@/modules/products/queries";
import { listProducts } from "@/modules/products/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { BenefitPage } from "./benefit-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const benefit = Benefit.parse(await orNotFound(answerPage(page, getBenefit, { params: { id } })));
  return { page, benefit };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await read(props)).benefit.description };
}

export default async function OneBenefitPage(props: Props) {
  const { page, benefit } = await read(props);
  const { id: organizationId, slug, default_currency } = page.organization;
  const { id } = benefit;
  const grants = grantsOfBenefit(id, 1);
  const products = productsOfBenefit(id);
  return (
    <Prefetch
      queries={[
        { queryKey: oneBenefit(organizationId, id).queryKey, read: async () => benefit },
        {
          queryKey: grantList(organizationId, grants).queryKey,
          read: () => answerPage(page, listBenefitGrants, { query: grants }),
        },
        {
          queryKey: productList(organizationId, products).queryKey,
          read: () => answerPage(page, listProducts, { query: products }),
        },
      ]}
    >
      <BenefitPage
        organization={{ id: organizationId, slug }}
        id={id}
        currencies={currencyOptions(default_currency)}
        places={await listPlaces(page.ctx.read, organizationId)}
        mayEdit={scopesOf(page.role).includes("benefits:write")}
      />
    </Prefetch>
  );
}
