export { getWebhookEvent as GET } from "@/modules/webhooks/event-routes";
