export { testWebhookEndpoint as POST } from "@/modules/webhooks/routes";
