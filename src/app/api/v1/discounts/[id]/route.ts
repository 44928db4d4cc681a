export {
  deleteDiscount as DELETE,
  getDiscount as GET,
  updateDiscount as PATCH,
} from "@/modules/discounts/routes";
