export { checkEmailUpdate as GET } from "@/modules/email-updates/routes";
