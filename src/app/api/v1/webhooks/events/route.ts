export { listWebhookEvents as GET } from "@/modules/webhooks/event-routes";
