import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { pageOf } from "@/lib/page";
import { listBenefits } from "@/modules/benefits/routes";
import { Benefit } from "@/modules/benefits/schema";
import { KeyList } from "@/modules/license-keys/components/key-list";
import { licenseKeyDefaults, licenseKeyFilters, licenseKeyList } from "@/modules/license-keys/queries";
import { listLicenseKeys } from "@/modules/license-keys/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Licence keys" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

const BenefitPage = pageOf(Benefit);

export default async function LicenseKeysPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = listSearchOf(await searchParams, licenseKeyFilters, licenseKeyDefaults);
  const { queryKey } = licenseKeyList(id, search);
  const query = { type: "license_keys", limit: "100", sorting: "description" };
  const { items } = BenefitPage.parse(await answerPage(page, listBenefits, { query }));
  return (
    <Prefetch queries={[{ queryKey, read: () => answerPage(page, listLicenseKeys, { query: search }) }]}>
      <PageHeader title="Licence keys" />
      <KeyList
        organization={{ id, slug }}
        benefits={items.map(({ id, description }) => ({ id, description }))}
      />
    </Prefetch>
  );
}
