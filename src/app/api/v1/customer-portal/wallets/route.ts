export { listOwnWallets as GET } from "@/modules/books/customer-routes";
