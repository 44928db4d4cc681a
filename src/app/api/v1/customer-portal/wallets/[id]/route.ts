export { getOwnWallet as GET } from "@/modules/books/customer-routes";
