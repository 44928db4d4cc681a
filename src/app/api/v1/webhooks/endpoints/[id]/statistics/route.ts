export { getWebhookStatistics as GET } from "@/modules/webhooks/routes";
