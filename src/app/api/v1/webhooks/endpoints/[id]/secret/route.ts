export { resetWebhookSecret as PATCH } from "@/modules/webhooks/routes";
