export { redeliverWebhookEvent as POST } from "@/modules/webhooks/event-routes";
