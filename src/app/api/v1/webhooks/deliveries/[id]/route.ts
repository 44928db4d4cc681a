export { getWebhookDelivery as GET } from "@/modules/webhooks/event-routes";
