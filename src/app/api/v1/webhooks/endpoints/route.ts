export { createWebhookEndpoint as POST, listWebhookEndpoints as GET } from "@/modules/webhooks/routes";
