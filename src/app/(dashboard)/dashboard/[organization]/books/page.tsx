import type { Metadata } from "next";
import { pageTimeZone } from "@/app/providers/page-time-zone";
import { Prefetch } from "@/app/providers/prefetch";
import { PageHeader } from "@/components/layout/page-header";
import { listSearchOf, withInstants } from "@/lib/list-search";
import { JournalList } from "@/modules/books/components/journal-list";
import { LastCheck } from "@/modules/books/components/last-check";
import { getLastCheck } from "@/modules/books/get-last-check";
import {
  journalBalances,
  journalDefaults,
  journalEntries,
  journalFilters,
  spanOf,
} from "@/modules/books/queries";
import { getJournalBalances, listJournalEntries } from "@/modules/books/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Books" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ [name: string]: string | string[] | undefined }>;
};

/** What each account comes to, whether all agrees, and the entries. */
export default async function BooksPage({ params, searchParams }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id, slug } = page.organization;
  const search = withInstants(
    listSearchOf(await searchParams, journalFilters, journalDefaults),
    await pageTimeZone(),
  );
  const span = spanOf(search);
  const check = await getLastCheck(page.ctx);
  return (
    <Prefetch
      queries={[
        {
          queryKey: journalEntries(id, search).queryKey,
          read: () => answerPage(page, listJournalEntries, { query: search }),
        },
        {
          queryKey: journalBalances(id, span).queryKey,
          read: () => answerPage(page, getJournalBalances, { query: span }),
        },
      ]}
    >
      <PageHeader title="Books" description="Double entry: what you sold, took and owe, to the cent." />
      <LastCheck
        check={
          check && {
            ...check,
            created_at: check.created_at.toISOString(),
            compared_to: check.compared_to.toISOString(),
          }
        }
      />
      <JournalList organization={{ id, slug }} />
    </Prefetch>
  );
}
