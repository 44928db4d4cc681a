export { listWebhookDeliveries as GET } from "@/modules/webhooks/routes";
