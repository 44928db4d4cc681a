export { listSessions } from "./list-sessions";
