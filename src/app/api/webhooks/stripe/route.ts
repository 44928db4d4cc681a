export { stripeWebhook as POST } from "@/modules/stripe-events/webhook";
