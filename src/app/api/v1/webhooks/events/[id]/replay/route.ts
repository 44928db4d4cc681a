export { replayWebhookEvent as POST } from "@/modules/webhooks/routes";
