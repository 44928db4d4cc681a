export { createAccessToken } from "./create-access-token";
export { keepDemoToken } from "./keep-demo-token";
