import "server-only";
import { signInMail } from "@/modules/customer-sessions/sign-in-mail";
import { invitationMail } from "@/modules/members/invitation-mail";
import { receiptMail } from "@/modules/orders/receipt-mail";
import { refundMail } from "@/modules/refunds/refund-mail";
import { subscriptionMails } from "@/modules/subscriptions/mails";
import { endpointDisabledMail } from "@/modules/webhooks/disabled-mail";
import { passwordResetMail } from "@/server/auth/password-reset-mail";
import type { MailDefinition } from "@/server/mail/define-mail";

/** Every kind of mail. */
export const mails: readonly MailDefinition[] = [
  receiptMail,
  refundMail,
  ...Object.values(subscriptionMails),
  signInMail,
  invitationMail,
  endpointDisabledMail,
  passwordResetMail,
];
