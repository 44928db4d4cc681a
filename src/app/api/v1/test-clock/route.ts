export {
  deleteTestClock as DELETE,
  getTestClock as GET,
  stopTestClock as POST,
} from "@/modules/test-clocks/routes";
