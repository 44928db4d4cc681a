export { handleClerkWebhook as POST } from "@/modules/users/handle-clerk-webhook";
