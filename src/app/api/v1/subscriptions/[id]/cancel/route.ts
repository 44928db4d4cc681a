export { cancelSubscription as POST } from "@/modules/subscriptions/routes";
