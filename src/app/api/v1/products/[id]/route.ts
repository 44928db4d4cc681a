export {
  deleteProduct as DELETE,
  getProduct as GET,
  updateProduct as PATCH,
} from "@/modules/products/routes";
