export { replayWebhookEvent as POST } from "@/modules/webhooks/event-routes";
