export { listClaimedSubscriptions as GET } from "@/modules/subscriptions/claimed-routes";
