import "server-only";
import { auditJobs } from "@/modules/audit-log/jobs";
import { benefitGrantJobs } from "@/modules/benefit-grants/jobs";
import { outsideJobs } from "@/modules/benefit-grants/outside-jobs";
import { bookJobs } from "@/modules/books/jobs";
import { checkoutJobs } from "@/modules/checkouts/jobs";
import { creditJobs } from "@/modules/credits/jobs";
import { customerSeatJobs } from "@/modules/customer-seats/jobs";
import { customerSessionJobs } from "@/modules/customer-sessions/jobs";
import { customerStateJobs } from "@/modules/customer-states/jobs";
import { emailUpdateJobs } from "@/modules/email-updates/jobs";
import { fileJobs } from "@/modules/files/jobs";
import { mails } from "@/modules/mails";
import { metricJobs } from "@/modules/metrics/jobs";
import { notificationJobs } from "@/modules/notifications/jobs";
import { paymentMethodJobs } from "@/modules/payment-methods/jobs";
import { paymentJobs } from "@/modules/payments/jobs";
import { refundJobs } from "@/modules/refunds/jobs";
import { stripeEventJobs } from "@/modules/stripe-events/jobs";
import { subscriptionJobs } from "@/modules/subscriptions/jobs";
import { testClockJobs } from "@/modules/test-clocks/jobs";
import { webhookJobs } from "@/modules/webhooks/jobs";
import { forgetIdempotencyKeys } from "@/server/http/forget-idempotency-keys";
import type { Job } from "@/server/jobs/job";
import { deliverMail } from "@/server/mail/deliver-mail";
import { clearMailbox } from "@/server/mail/mailbox";

/** Every job that a worker runs. */
export const jobs: readonly Job[] = [
  ...auditJobs,
  ...benefitGrantJobs,
  ...outsideJobs,
  ...bookJobs,
  ...checkoutJobs,
  ...creditJobs,
  ...customerSeatJobs,
  ...customerSessionJobs,
  ...customerStateJobs,
  ...emailUpdateJobs,
  ...fileJobs,
  ...metricJobs,
  ...notificationJobs,
  ...paymentMethodJobs,
  ...paymentJobs,
  ...refundJobs,
  ...stripeEventJobs,
  ...subscriptionJobs,
  ...testClockJobs,
  ...webhookJobs,
  deliverMail(mails),
  clearMailbox,
  forgetIdempotencyKeys,
];
