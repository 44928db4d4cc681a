export { listWebhookEvents as GET } from "@/modules/webhooks/routes";
