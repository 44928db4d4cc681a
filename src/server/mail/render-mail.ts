import "server-only";
import type { MailDefinition, MailSender } from "./define-mail";

/** A mail as it is sent. */
export type RenderedMail = { subject: string; html: string; text: string };

/** A line break in a subject would begin another header. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** The subject alone, which costs nothing. @throws ZodError where the data are not what the mail is drawn from */
export const subjectOf = (mail: MailDefinition, data: unknown, sender: MailSender): string =>
  oneLine(mail.subject({ data: mail.input.parse(data), sender }));

/** Draws a mail: HTML with its styles inline, and the same as plain text. @throws ZodError as `subjectOf` */
export async function renderMail(
  mail: MailDefinition,
  data: unknown,
  sender: MailSender,
): Promise<RenderedMail> {
  const props = { data: mail.input.parse(data), sender };
  const subject = oneLine(mail.subject(props));
  // Use cases queue mails wherever they run; what draws them is loaded where one is drawn.
  const { drawMail } = await import("./draw-mail");
  const around = { title: subject, preview: mail.preview(props), why: mail.why(props), sender };
  return { subject, ...(await drawMail(around, mail.letter(props))) };
}
