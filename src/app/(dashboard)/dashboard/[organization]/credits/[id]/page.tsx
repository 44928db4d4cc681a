import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import {
  creditBalance,
  creditHistory,
  creditSettings,
  HISTORY_LIMIT,
  historySearch,
} from "@/modules/credits/queries";
import { getCreditBalance, getCreditSettings, listCreditTransactions } from "@/modules/credits/routes";
import { oneCustomer } from "@/modules/customers/queries";
import { getCustomer } from "@/modules/customers/routes";
import { Customer } from "@/modules/customers/schema";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { CreditAccountPage } from "./credit-account-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const customer = Customer.parse(await orNotFound(answerPage(page, getCustomer, { params: { id } })));
  return { page, customer };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { customer } = await read(props);
  return { title: `Credits of ${customer.name ?? customer.email}` };
}

export default async function OneCreditAccountPage(props: Props) {
  const { page, customer } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { id } = customer;
  return (
    <Prefetch
      queries={[
        { queryKey: oneCustomer(organizationId, id).queryKey, read: async () => customer },
        {
          queryKey: creditBalance(organizationId, id).queryKey,
          read: () => answerPage(page, getCreditBalance, { query: { customer_id: id } }),
        },
        {
          queryKey: creditHistory(organizationId, historySearch(id, 1)).queryKey,
          read: () =>
            answerPage(page, listCreditTransactions, { query: { customer_id: id, limit: HISTORY_LIMIT } }),
        },
        {
          queryKey: creditSettings(organizationId).queryKey,
          read: () => answerPage(page, getCreditSettings),
        },
      ]}
    >
      <CreditAccountPage
        organization={{ id: organizationId, slug }}
        customerId={id}
        mayEdit={scopesOf(page.role).includes("credits:write")}
      />
    </Prefetch>
  );
}
