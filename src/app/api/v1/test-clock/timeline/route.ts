export { listTestClockTimeline as GET } from "@/modules/test-clocks/routes";
