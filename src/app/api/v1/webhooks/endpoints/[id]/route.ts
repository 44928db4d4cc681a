export {
  deleteWebhookEndpoint as DELETE,
  getWebhookEndpoint as GET,
  updateWebhookEndpoint as PATCH,
} from "@/modules/webhooks/routes";
