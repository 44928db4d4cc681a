export { startDelivering } from "./engine/deliver-forever";
