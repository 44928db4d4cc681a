const id = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";
const another = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b81";

const aKey = { key: "ACME-7K2QD-9M4XT-3RVW8-HB5NC-6ZFJE", organization_id: another };

/** For each operation that takes a body, one that does something; a contract test has the endpoint's own schema read it. */
export const sampleBodies: Record<string, Record<string, unknown>> = {
  "organizations.create": { name: "Field Software", slug: "field-software" },
  "organizations.update": { name: "Field Software", website: "https://shop.example.com" },
  "members.update": { role: "admin" },
  "invitations.create": { email: "colleague@example.com", role: "member" },
  "invitations.accept": { token: "the-token-of-the-letter" },
  "accessTokens.create": { name: "Shop", scopes: ["products:read", "checkouts:write"] },
  "products.create": {
    name: "Field notes",
    description: "A year of updates, for **one** person.",
    prices: [{ amount_type: "fixed", price_amount: 1999, price_currency: "usd" }],
  },
  "products.update": {
    name: "Field notes",
    prices: [{ id: another }, { amount_type: "fixed", price_amount: 2499, price_currency: "eur" }],
  },
  "products.updateBenefits": { benefits: [id, another] },
  "benefits.create": {
    type: "credits",
    description: "1,000 credits",
    properties: { amount: 1000, expires_in_days: 365 },
  },
  "benefits.update": { description: "2,000 credits", properties: { amount: 2000 } },
  "licenseKeys.update": { status: "disabled", limit_activations: 5 },
  "licenseKeys.validate": { ...aKey, increment_usage: 1 },
  "licenseKeys.activate": { ...aKey, label: "Ada's laptop", conditions: { major_version: 1 } },
  "licenseKeys.deactivate": { ...aKey, activation_id: id },
  "customerPortal.validateLicenseKey": { ...aKey, activation_id: id, conditions: { major_version: 1 } },
  "customerPortal.activateLicenseKey": { ...aKey, label: "Ada's laptop", meta: { platform: "linux" } },
  "customerPortal.deactivateLicenseKey": { ...aKey, activation_id: id },
  "discounts.create": {
    type: "percentage",
    name: "Spring sale",
    code: "SPRING",
    basis_points: 2000,
    duration: "once",
    max_redemptions: 100,
  },
  "discounts.update": { name: "Early summer sale", max_redemptions: 200 },
  "metrics.createDashboard": { name: "Growth", metrics: ["monthly_recurring_revenue", "churn_rate"] },
  "metrics.updateDashboard": { name: "Growth and loss", metrics: ["net_revenue", "churn_rate"] },
  "testClock.advance": { days: 30 },
  "webhooks.createEndpoint": {
    url: "https://example.com/webhooks",
    format: "raw",
    events: ["order.paid", "subscription.updated"],
  },
  "webhooks.updateEndpoint": { events: ["order.paid", "order.refunded"], enabled: true },
  "webhooks.redeliverFailed": { since: "2026-03-16T12:00:00Z" },
  "files.create": {
    service: "product_media",
    name: "cover.png",
    mime_type: "image/png",
    size: 48_213,
    upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: 48_213 }] },
  },
  "files.uploaded": {
    id: "the-upload-id",
    path: "the-upload-path",
    parts: [{ number: 1, checksum_etag: "the-etag-of-the-answer", checksum_sha256_base64: null }],
  },
  "files.update": { name: "cover-2.png" },
  "customers.create": {
    email: "buyer@example.com",
    external_id: "user_42",
    billing_address: { country: "DE", line1: "Hafenstraße 1", postal_code: "20457", city: "Hamburg" },
    metadata: { plan: "pro" },
  },
  "customers.update": { external_id: "user_42", metadata: { plan: "team" } },
  "customers.updateExternal": { email: "new-address@example.com" },
  "customerSessions.create": {
    external_customer_id: "user-42",
    return_url: "https://app.example.com/account",
  },
  "customerPortal.addPaymentMethod": {
    confirmation_token_id: "ctoken_1",
    set_default: true,
    return_url: "https://app.example.com/account",
  },
  "customerPortal.confirmPaymentMethod": { setup_intent_id: "seti_1", set_default: true },
  "checkouts.create": {
    products: [id],
    customer_email: "buyer@example.com",
    success_url: "https://shop.example.com/thanks?checkout={CHECKOUT_ID}",
    metadata: { campaign: "autumn" },
  },
  "checkouts.update": { customer_email: "buyer@example.com" },
  "checkoutLinks.create": {
    products: [id],
    label: "Launch newsletter",
    success_url: "https://shop.example.com/thanks?checkout={CHECKOUT_ID}",
    metadata: { campaign: "launch" },
  },
  "checkoutLinks.update": { label: "Spring newsletter", allow_discount_codes: false },
  "customFields.create": {
    type: "select",
    slug: "team-size",
    name: "Team size",
    properties: {
      options: [
        { value: "small", label: "Up to ten" },
        { value: "large", label: "More" },
      ],
    },
  },
  "customFields.update": { type: "select", name: "How large is your team?" },
  "checkouts.confirm": {
    client_secret: "the-client-secret",
    confirmation_token_id: "ctoken_1",
    customer_email: "buyer@example.com",
    customer_billing_address: { country: "DE" },
  },
  "checkouts.clientUpdate": { customer_billing_address: { country: "US", state: "US-CA" } },
  "checkouts.clientConfirm": {
    confirmation_token_id: "ctoken_1",
    customer_email: "buyer@example.com",
    customer_billing_address: { country: "DE" },
  },
  "orders.clientPay": { confirmation_token_id: "ctoken_1" },
  "customerPortal.updateCustomer": { billing_name: "Field Software", tax_id: "DE136695976" },
  "customerPortal.updateSubscription": { cancel_at_period_end: true, cancellation_reason: "too_expensive" },
  "customerPortal.requestEmailUpdate": { email: "new@example.com" },
  "customerPortal.verifyEmailUpdate": { token: "0123456789abcdefghijABCDEFGHIJ0123456789" },
  "customerPortal.updateBenefitGrant": { benefit_type: "custom" },
  "customerPortal.updateOrder": { billing_name: "Field Software" },
  "customerPortal.confirmOrderPayment": { payment_method_id: id },
  "orders.update": { billing_name: "Field Software" },
  "subscriptions.create": { product_id: id, external_customer_id: "user_42" },
  "subscriptions.update": { product_id: id, proration_behavior: "prorate" },
  "subscriptions.cancel": { cancel_at_period_end: true, reason: "too_expensive" },
  "refunds.create": { order_id: id, reason: "customer_request", amount: 500 },
  "credits.grant": { customer_id: id, amount: 1000, reason: "reward", expires_at: "2027-01-01T00:00:00Z" },
  "credits.deduct": { external_customer_id: "user_42", feature: "canvas", quantity: 3 },
  "credits.hold": { customer_id: id, amount: 120, ttl_seconds: 600, description: "Video" },
  "credits.extendHold": { amount: 60, ttl_seconds: 600 },
  "credits.captureHold": { feature: "video", quantity: 12.4 },
  "credits.releaseHold": { description: "The job failed" },
  "credits.refund": { customer_id: id, transaction_id: "tx_1774224000000_0000000001a1b2c3", amount: 10 },
  "credits.transfer": { customer_id: id, to: [{ customer_id: another, amount: 50 }] },
  "credits.batch": {
    operations: [
      { operation: "grant", customer_id: id, amount: 100 },
      { operation: "deduct", customer_id: id, feature: "chat" },
    ],
  },
  "credits.verify": { customer_id: id },
  "credits.rebuild": { customer_id: id },
  "credits.replacePricing": {
    features: [
      { feature: "chat", model: "fixed", price: 10 },
      { feature: "video", model: "metered", rate: "10", unit: "second", minimum: 10 },
    ],
  },
  "credits.updateSettings": { low_threshold: 100, tell_deductions: false },
  "credits.setThreshold": { customer_id: id, low_threshold: 50 },
};

/** Parameters of the query that an operation cannot do without, although none of them is required by itself. */
export const sampleQueries: Record<string, readonly string[]> = {
  "credits.balance": ["customer_id"],
  "credits.explain": ["customer_id"],
};
