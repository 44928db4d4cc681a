export { findOperatingOrganization, mayOperate } from "./may-operate";
