export { verifyEmailUpdate as POST } from "@/modules/email-updates/routes";
