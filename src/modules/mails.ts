import "server-only";
import { seatInvitationMail } from "@/modules/customer-seats/invitation-mail";
import { signInMail } from "@/modules/customer-sessions/sign-in-mail";
import { customerLeftMail, dataDeletedMail } from "@/modules/customers/deletion-mails";
import { confirmEmailMail, emailChangedMail } from "@/modules/email-updates/mails";
import { invitationMail } from "@/modules/members/invitation-mail";
import { notificationMails } from "@/modules/notifications/notification-mails";
import { receiptMail } from "@/modules/orders/receipt-mail";
import { refundMail } from "@/modules/refunds/refund-mail";
import { subscriptionMails } from "@/modules/subscriptions/mails";
import { passwordResetMail } from "@/server/auth/password-reset-mail";
import type { MailDefinition } from "@/server/mail/define-mail";

/** Every kind of mail. */
export const mails: readonly MailDefinition[] = [
  receiptMail,
  refundMail,
  ...Object.values(subscriptionMails),
  seatInvitationMail,
  signInMail,
  confirmEmailMail,
  emailChangedMail,
  dataDeletedMail,
  customerLeftMail,
  invitationMail,
  ...notificationMails,
  passwordResetMail,
];
