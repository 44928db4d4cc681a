export { createDiscount as POST, listDiscounts as GET } from "@/modules/discounts/routes";
