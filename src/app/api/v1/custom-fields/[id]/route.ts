export {
  deleteCustomField as DELETE,
  getCustomField as GET,
  updateCustomField as PATCH,
} from "@/modules/custom-fields/routes";
