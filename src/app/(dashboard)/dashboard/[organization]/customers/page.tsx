import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CreateCustomer } from "@/modules/customers/components/customer-dialogs";
import { CustomerList } from "@/modules/customers/components/customer-list";
import { customerDefaults, customerFilters, customerList } from "@/modules/customers/queries";
import { listCustomers } from "@/modules/customers/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Customers" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function CustomersPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, customerFilters, customerDefaults);
  const { queryKey } = customerList(id, search);
  const mayWrite = scopesOf(page.role).includes("customers:write");
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listCustomers, { query: search }) }]}>
      <PageHeader
        title="Customers"
        actions={mayWrite ? <CreateCustomer organization={{ id, slug }} /> : null}
      />
      <CustomerList organization={{ id, slug }} />
    </Prefetch>
  );
}
