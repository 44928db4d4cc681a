import "server-only";
import { render, toPlainText } from "@react-email/render";
import type { MailDefinition, MailSender } from "./define-mail";
import { Layout } from "./layout";

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
  const html = await render(
    <Layout title={subject} preview={mail.preview(props)} why={mail.why(props)} sender={sender}>
      {mail.Body(props)}
    </Layout>,
  );
  return { subject, html, text: textOf(html) };
}

const textOf = (html: string) =>
  toPlainText(html, {
    selectors: [
      { selector: "h1", options: { uppercase: false } },
      {
        selector: '[data-text-format="dataTable"]',
        format: "dataTable",
        options: { uppercaseHeaderCells: false },
      },
    ],
  }).trim();
