export { recordDispute } from "./record-dispute";
export { type DisputeRow, toRefundDispute } from "./view";
