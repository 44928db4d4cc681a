export { countUnread as GET } from "@/modules/notifications/routes";
