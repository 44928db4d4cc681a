export { exportCustomers as GET } from "@/modules/customers/routes";
