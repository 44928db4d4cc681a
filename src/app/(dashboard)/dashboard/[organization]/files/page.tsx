import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf } from "@/lib/list-search";
import { scopesOf } from "@/lib/scopes";
import { UploadFiles } from "@/modules/files/components/file-dialogs";
import { FileList } from "@/modules/files/components/file-list";
import { downloadSearch, fileDefaults, fileFilters, fileList } from "@/modules/files/queries";
import { listFiles } from "@/modules/files/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Files" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** The files that buyers get. */
export default async function FilesPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id } = page.organization;
  const search = listSearchOf(await searchParams, fileFilters, fileDefaults);
  const { queryKey } = fileList(id, search);
  const mayWrite = scopesOf(page.role).includes("files:write");
  const read = () => answerPage(page, listFiles, { query: downloadSearch(search) });
  return (
    <Prefetch queries={[{ queryKey, read }]}>
      <PageHeader title="Files" actions={mayWrite ? <UploadFiles organizationId={id} /> : null} />
      <FileList organizationId={id} mayWrite={mayWrite} />
    </Prefetch>
  );
}
