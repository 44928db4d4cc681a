import { accessTokenRoutes } from "@/modules/access-tokens/routes";
import { auditRoutes } from "@/modules/audit-log/routes";
import { customerBenefitGrantRoutes } from "@/modules/benefit-grants/customer-routes";
import { benefitGrantRoutes } from "@/modules/benefit-grants/routes";
import { benefitRoutes } from "@/modules/benefits/routes";
import { walletRoutes } from "@/modules/books/customer-routes";
import { bookRoutes } from "@/modules/books/routes";
import { checkoutLinkRoutes } from "@/modules/checkout-links/routes";
import { checkoutRoutes } from "@/modules/checkouts/routes";
import { customerCreditRoutes } from "@/modules/credits/customer-routes";
import { creditOverviewRoutes } from "@/modules/credits/overview-routes";
import { creditRoutes } from "@/modules/credits/routes";
import { customFieldRoutes } from "@/modules/custom-fields/routes";
import { customerDataRoutes } from "@/modules/customer-data/routes";
import { externalMemberRoutes } from "@/modules/customer-members/external-routes";
import { portalMemberRoutes } from "@/modules/customer-members/portal-routes";
import { customerMemberRoutes } from "@/modules/customer-members/routes";
import { portalSeatRoutes } from "@/modules/customer-seats/portal-routes";
import { customerSeatRoutes } from "@/modules/customer-seats/routes";
import { portalSessionRoutes } from "@/modules/customer-sessions/portal-routes";
import { customerSessionRoutes } from "@/modules/customer-sessions/routes";
import { customerStateRoutes } from "@/modules/customer-states/routes";
import { portalCustomerRoutes } from "@/modules/customers/portal-routes";
import { customerRoutes } from "@/modules/customers/routes";
import { discountRoutes } from "@/modules/discounts/routes";
import { disputeRoutes } from "@/modules/disputes/routes";
import { downloadableRoutes } from "@/modules/downloadables/routes";
import { emailUpdateRoutes } from "@/modules/email-updates/routes";
import { eventRoutes } from "@/modules/events/routes";
import { fileRoutes } from "@/modules/files/routes";
import { customerInvoiceRoutes } from "@/modules/invoices/customer-routes";
import { invoiceRoutes } from "@/modules/invoices/routes";
import { customerLicenseKeyRoutes } from "@/modules/license-keys/customer-routes";
import { openLicenseKeyRoutes } from "@/modules/license-keys/open-routes";
import { licenseKeyRoutes } from "@/modules/license-keys/routes";
import { memberRoutes } from "@/modules/members/routes";
import { metricRoutes } from "@/modules/metrics/routes";
import { notificationRoutes } from "@/modules/notifications/routes";
import { customerOrderRoutes } from "@/modules/orders/customer-routes";
import { orderPaymentRoutes } from "@/modules/orders/pay-routes";
import { orderRoutes } from "@/modules/orders/routes";
import { organizationRoutes } from "@/modules/organizations/routes";
import { customerPaymentMethodRoutes } from "@/modules/payment-methods/customer-routes";
import { paymentMethodRoutes } from "@/modules/payment-methods/routes";
import { paymentRoutes } from "@/modules/payments/routes";
import { productRoutes } from "@/modules/products/routes";
import { refundRoutes } from "@/modules/refunds/routes";
import { searchRoutes } from "@/modules/search/routes";
import { claimedSubscriptionRoutes } from "@/modules/subscriptions/claimed-routes";
import { customerSubscriptionRoutes } from "@/modules/subscriptions/customer-routes";
import { subscriptionRoutes } from "@/modules/subscriptions/routes";
import { testClockRoutes } from "@/modules/test-clocks/routes";
import { webhookRoutes } from "@/modules/webhooks/routes";
import type { Route } from "@/server/http/route";

/** Every endpoint, in the order of the reference. A test compares the list with what is mounted in src/app/api/v1. */
export const routes: readonly Route[] = [
  ...organizationRoutes,
  ...memberRoutes,
  ...accessTokenRoutes,
  ...auditRoutes,
  ...notificationRoutes,
  ...productRoutes,
  ...benefitRoutes,
  ...benefitGrantRoutes,
  ...licenseKeyRoutes,
  ...downloadableRoutes,
  ...discountRoutes,
  ...fileRoutes,
  ...customerRoutes,
  ...paymentMethodRoutes,
  ...customerMemberRoutes,
  ...externalMemberRoutes,
  ...customerSeatRoutes,
  ...customerSessionRoutes,
  ...customerStateRoutes,
  ...checkoutRoutes,
  ...checkoutLinkRoutes,
  ...customFieldRoutes,
  ...subscriptionRoutes,
  ...orderRoutes,
  ...orderPaymentRoutes,
  ...paymentRoutes,
  ...refundRoutes,
  ...invoiceRoutes,
  ...disputeRoutes,
  ...bookRoutes,
  ...creditRoutes,
  ...creditOverviewRoutes,
  ...customerCreditRoutes,
  ...walletRoutes,
  ...portalSessionRoutes,
  ...portalCustomerRoutes,
  ...portalMemberRoutes,
  ...portalSeatRoutes,
  ...claimedSubscriptionRoutes,
  ...customerBenefitGrantRoutes,
  ...emailUpdateRoutes,
  ...customerDataRoutes,
  ...customerPaymentMethodRoutes,
  ...customerSubscriptionRoutes,
  ...customerOrderRoutes,
  ...customerInvoiceRoutes,
  ...customerLicenseKeyRoutes,
  ...openLicenseKeyRoutes,
  ...testClockRoutes,
  ...metricRoutes,
  ...searchRoutes,
  ...webhookRoutes,
  ...eventRoutes,
];
