export { redeliverFailedWebhooks as POST } from "@/modules/webhooks/routes";
