export { exportCustomerData as GET } from "@/modules/customer-data/routes";
