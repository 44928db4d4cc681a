export { getJournalBalances as GET } from "@/modules/books/routes";
