export {
  deleteCheckoutLink as DELETE,
  getCheckoutLink as GET,
  updateCheckoutLink as PATCH,
} from "@/modules/checkout-links/routes";
