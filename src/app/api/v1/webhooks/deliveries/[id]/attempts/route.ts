export { listWebhookAttempts as GET } from "@/modules/webhooks/event-routes";
