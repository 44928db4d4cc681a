export { expireCheckouts, nextCheckoutExpiry } from "./expire-checkouts";
export { findClientCheckout } from "./find-client-checkout";
export { findReceipt } from "./find-receipt";
export { openInvoice } from "./open-invoice";
export { openProductCheckout } from "./open-product-checkout";
export { paymentSettings } from "./payment-settings";
export { resumePendingPayment } from "./pending-payment";
export { settleCheckout } from "./settle-checkout";
export { suggestCountry } from "./suggest-country";
