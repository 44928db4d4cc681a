import "server-only";
import { env } from "@/server/env";

/** A mail of a few sentences and at most one thing to do. */
export type Letter = {
  title: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  /** Another address, as a plain link below. */
  more?: { label: string; url: string };
  /** In small type at the end: why this mail came, how long its link holds. */
  note?: string;
};

/** Sets a letter as HTML and as plain text. All text is escaped; styles stand inline, as mail programs want them. */
export function setLetter(letter: Letter): { html: string; text: string } {
  return { html: htmlOf(letter), text: textOf(letter) };
}

function textOf({ title, paragraphs, action, more, note }: Letter): string {
  return [
    title,
    ...paragraphs,
    action && `${action.label}:\n${action.url}`,
    more && `${more.label}:\n${more.url}`,
    note,
    `— Florin, ${env.FLORIN_URL}`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

const font = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function htmlOf({ title, paragraphs, action, more, note }: Letter): string {
  const body = paragraphs.map((text) => paragraph(text, "font-size:15px;color:#1c1a17")).join("");
  const button =
    action &&
    `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="display:inline-block;padding:11px 18px;
border-radius:6px;background:#0b5a45;color:#ffffff;font-size:15px;font-weight:600;text-decoration:none">${escapeHtml(
      action.label,
    )}</a></p>${paragraph(`Or open this address: ${action.url}`, "font-size:13px;color:#66625b;word-break:break-all")}`;
  const link =
    more &&
    `<p style="margin:0 0 12px;font-size:15px"><a href="${escapeHtml(more.url)}" style="color:#0b5a45">${escapeHtml(more.label)}</a></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title></head><body style="margin:0;padding:32px 16px;background:#f8f7f5;${font}">
<div style="max-width:480px;margin:0 auto;padding:28px;border:1px solid #e6e3de;border-radius:12px;background:#ffffff">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3;color:#1c1a17">${escapeHtml(title)}</h1>
${body}${button ?? ""}${link ?? ""}${note ? paragraph(note, "font-size:13px;color:#66625b") : ""}</div>
<p style="max-width:480px;margin:16px auto 0;font-size:12px;color:#66625b;text-align:center">${escapeHtml(
    env.FLORIN_URL,
  )}</p></body></html>`;
}

const paragraph = (text: string, style: string) =>
  `<p style="margin:0 0 12px;line-height:1.5;${style}">${escapeHtml(text)}</p>`;

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
