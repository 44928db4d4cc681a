import "server-only";
import { benefitGrantJobs } from "@/modules/benefit-grants/jobs";
import { checkoutJobs } from "@/modules/checkouts/jobs";
import { creditJobs } from "@/modules/credits/jobs";
import { customerSessionJobs } from "@/modules/customer-sessions/jobs";
import { fileJobs } from "@/modules/files/jobs";
import { paymentJobs } from "@/modules/payments/jobs";
import { refundJobs } from "@/modules/refunds/jobs";
import { stripeEventJobs } from "@/modules/stripe-events/jobs";
import { forgetIdempotencyKeys } from "@/server/http/forget-idempotency-keys";
import type { Job } from "@/server/jobs/job";
import { clearMailbox } from "@/server/mail/mailbox";
import { deliverMail } from "@/server/mail/send-mail";

/** Every job that a worker runs. */
export const jobs: readonly Job[] = [
  ...benefitGrantJobs,
  ...checkoutJobs,
  ...creditJobs,
  ...customerSessionJobs,
  ...fileJobs,
  ...paymentJobs,
  ...refundJobs,
  ...stripeEventJobs,
  deliverMail,
  clearMailbox,
  forgetIdempotencyKeys,
];
