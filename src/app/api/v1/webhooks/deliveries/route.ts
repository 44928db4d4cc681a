export { listWebhookDeliveries as GET } from "@/modules/webhooks/event-routes";
