export { readNotifications as POST } from "@/modules/notifications/routes";
