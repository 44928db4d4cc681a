export {
  getSubscription as GET,
  revokeSubscription as DELETE,
  updateSubscription as PATCH,
} from "@/modules/subscriptions/routes";
