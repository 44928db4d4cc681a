export { streamEvents as GET } from "@/modules/events/routes";
