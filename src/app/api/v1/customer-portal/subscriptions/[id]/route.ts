export {
  cancelOwnSubscription as DELETE,
  getSubscriptionOfCustomer as GET,
  updateSubscriptionOfCustomer as PATCH,
} from "@/modules/subscriptions/customer-routes";
