export { listJournalEntries as GET } from "@/modules/books/routes";
