export { exportJournal as GET } from "@/modules/books/routes";
