export { listNotifications as GET } from "@/modules/notifications/routes";
