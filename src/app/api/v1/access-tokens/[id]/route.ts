export { deleteAccessToken as DELETE } from "@/modules/access-tokens/routes";
