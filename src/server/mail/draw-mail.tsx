import "server-only";
import { render, toPlainText } from "@react-email/render";
import type { Letter } from "./define-mail";
import { Layout, type LayoutProps } from "./layout";
import { LetterBody } from "./parts";

/** Draws a letter as HTML with its styles inline, and as plain text. */
export async function drawMail(
  around: Omit<LayoutProps, "children">,
  letter: Letter,
): Promise<{ html: string; text: string }> {
  const html = await render(
    <Layout {...around}>
      <LetterBody letter={letter} sender={around.sender} />
    </Layout>,
  );
  return { html, text: textOf(html) };
}

const table = '[data-text-format="dataTable"]';

const textOf = (html: string) =>
  toPlainText(html, {
    selectors: [
      { selector: "h1", options: { uppercase: false } },
      { selector: table, format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  }).trim();
