import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { CreateField } from "@/modules/custom-fields/components/field-dialogs";
import { FieldList } from "@/modules/custom-fields/components/field-list";
import { fieldDefaults, fieldFilters, fieldList } from "@/modules/custom-fields/queries";
import { listCustomFields } from "@/modules/custom-fields/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Custom fields" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

export default async function CustomFieldsPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id } = page.organization;
  const search = listSearchOf(await searchParams, fieldFilters, fieldDefaults);
  const { queryKey } = fieldList(id, search);
  const mayWrite = scopesOf(page.role).includes("custom_fields:write");
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listCustomFields, { query: search }) }]}>
      <PageHeader title="Custom fields" actions={mayWrite ? <CreateField organizationId={id} /> : null} />
      <FieldList organizationId={id} mayWrite={mayWrite} />
    </Prefetch>
  );
}
