export { advanceTestClock as POST } from "@/modules/test-clocks/routes";
