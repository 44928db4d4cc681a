export { createSubscription as POST, listSubscriptions as GET } from "@/modules/subscriptions/routes";
