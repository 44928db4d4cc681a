export { listSwitches as GET, updateSwitches as PATCH } from "@/modules/notifications/routes";
