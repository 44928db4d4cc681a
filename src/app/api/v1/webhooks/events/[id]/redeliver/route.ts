export { redeliverWebhookEvent as POST } from "@/modules/webhooks/routes";
