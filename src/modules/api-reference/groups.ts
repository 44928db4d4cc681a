/** What each group of operations is about, in one or two sentences; the part of an operation's name before the dot is its group. */
export const groups = [
  {
    name: "organizations",
    title: "Organizations",
    description:
      "The merchant: whose products are sold, in which currency and colours. Everything else belongs to one organization.",
  },
  {
    name: "members",
    title: "Members",
    description: "The people of an organization, as owner, admin or member.",
  },
  {
    name: "invitations",
    title: "Invitations",
    description: "Letters that make people members when they follow the link.",
  },
  {
    name: "accessTokens",
    title: "Access tokens",
    description:
      "Keys to this API, each with its scopes. The token itself is answered once, when it is made; only a hash of it is kept.",
  },
  {
    name: "products",
    title: "Products",
    description:
      "What is sold, with its prices. A price never changes: editing it archives the old one and makes a new one.",
  },
  {
    name: "benefits",
    title: "Benefits",
    description:
      "What the buyer of a product gets, such as credits. A product has an ordered list of them; an edit holds for the orders to come.",
  },
  {
    name: "benefitGrants",
    title: "Benefit grants",
    description:
      "A benefit for one customer out of one order: granted by a job when it is paid, taken back when it is refunded.",
  },
  {
    name: "licenseKeys",
    title: "Licence keys",
    description:
      "Keys that open your software, one for each grant of a benefit of this type. Programs validate and activate them without a token, under Customer portal.",
  },
  {
    name: "discounts",
    title: "Discounts",
    description:
      "Less to pay: a percentage or an amount, by a code or set by you; within a time, for some products, so many times.",
  },
  {
    name: "files",
    title: "Files",
    description:
      "Content that is uploaded in parts: ask for addresses, PUT each part to its own, then complete the upload.",
  },
  {
    name: "customers",
    title: "Customers",
    description: "Who buys. One for each e-mail address of an organization; found by your own id as well.",
  },
  {
    name: "customerMembers",
    title: "Customer members",
    description:
      "The people who may enter a customer's portal: the owner, whose address is the customer's own, and whoever else is let in, as billing manager or member.",
  },
  {
    name: "customerSeats",
    title: "Customer seats",
    description:
      "Who has the seats of a subscription or an order that was sold by the seat. Somebody is invited by mail and claims the seat, and has what it brings as a customer in their own right.",
  },
  {
    name: "customerSessions",
    title: "Customer sessions",
    description:
      "Lets a customer see what is theirs, for an hour: a token for their browser, and the address of their page. The token is answered once.",
  },
  {
    name: "checkouts",
    title: "Checkouts",
    description:
      "One purchase on its way: open for 24 hours, confirmed while the payment runs, succeeded once its order exists. Send the buyer to its `url`, or confirm it yourself with the client secret.",
  },
  {
    name: "checkoutLinks",
    title: "Checkout links",
    description:
      "Addresses to share: each opens a new checkout for whoever follows it, with products, discount, trial and metadata as you set them.",
  },
  {
    name: "customFields",
    title: "Custom fields",
    description:
      "Questions of yours that buyers answer at the checkout: texts, numbers, dates, boxes and choices. Attach them to products; the answers stand on checkout, order and subscription.",
  },
  {
    name: "subscriptions",
    title: "Subscriptions",
    description:
      "A customer's agreement to pay for a product by the period: change its plan, discount or dates, pause or end it. A preview shows what a change would cost.",
  },
  {
    name: "orders",
    title: "Orders",
    description:
      "What was sold or billed: items, tax, number, and what was given back since. One that is open is paid at its link, or charged when you say so.",
  },
  {
    name: "payments",
    title: "Payments",
    description: "Each attempt to pay, with the reason when it was declined.",
  },
  {
    name: "refunds",
    title: "Refunds",
    description: "Money given back, in whole or in part, never more than is left of the order.",
  },
  {
    name: "disputes",
    title: "Disputes",
    description: "Payments that a buyer has contested at the bank, as Stripe reports them.",
  },
  {
    name: "journal",
    title: "Journal",
    description:
      "The books: one entry for each order, payment, refund and dispute, whose accounts sum to zero. Entries are never changed; what is taken back is entered the other way round.",
  },
  {
    name: "credits",
    title: "Credits",
    description:
      "A balance that several applications spend at once: grants, deductions, holds, and a log that explains it. The Idempotency-Key of a request is kept by the ledger itself, for seven days.",
  },
  {
    name: "customerPortal",
    title: "Customer portal",
    description:
      "What a customer sees and changes, by the token of a customer session: their own plans, orders, cards, credits and billing details, and nothing else. Safe to call from their browser.",
  },
  {
    name: "testClock",
    title: "Test clock",
    description:
      "In test mode an organization's time can be stopped and moved forwards; all that falls due on the way is done, each at its instant.",
  },
  {
    name: "auditLog",
    title: "Audit log",
    description:
      "Who did what: members, access tokens and customers, with what it was before and after. Kept for a year, and changed by nobody.",
  },
  {
    name: "notifications",
    title: "Notifications",
    description:
      "What a member is told in the dashboard and by mail: sales, failures, disputes. Each has their own, and reads them signed in; programs take webhooks.",
  },
  {
    name: "metrics",
    title: "Metrics",
    description:
      "Revenue, orders, recurring revenue, churn, conversion, lifetime value and more, by hour to year in any time zone, of all or by product and customer, beside the period before; cohorts; and choices of metrics kept as dashboards.",
  },
  {
    name: "search",
    title: "Search",
    description: "One query over products, orders, customers and checkouts.",
  },
  {
    name: "webhooks",
    title: "Webhooks",
    description:
      "Addresses of yours that are told what happens, signed and in order; what was delivered; and every event once more, to catch up without webhooks.",
  },
  {
    name: "events",
    title: "Events",
    description: "What happens in the organization, as it happens, by server-sent events.",
  },
] as const;

/** The last part of a group's address in the reference: `accessTokens` → `access-tokens`. */
export const slugOf = (group: string): string =>
  group.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
