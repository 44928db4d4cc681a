export { readNotification as POST } from "@/modules/notifications/routes";
