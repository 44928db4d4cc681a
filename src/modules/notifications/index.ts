export { booksDiffer } from "./kinds/money";
export { webhookEndpointDisabled } from "./kinds/running";
export { newsOf } from "./news";
export { notify } from "./notify";
export { startTelling } from "./tell-forever";
