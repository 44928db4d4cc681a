import { mails } from "@/modules/mails";
import { world } from "@/server/context";
import { readMailbox } from "@/server/mail/mailbox";

/** What was sent to somebody, drawn, the newest first. */
export const mailsTo = (to: string) => readMailbox(world(), mails, { to });
