export { requestEmailUpdate as POST } from "@/modules/email-updates/routes";
