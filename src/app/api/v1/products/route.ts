export { createProduct as POST, listProducts as GET } from "@/modules/products/routes";
