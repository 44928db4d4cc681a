export { updateProductBenefits as POST } from "@/modules/products/routes";
