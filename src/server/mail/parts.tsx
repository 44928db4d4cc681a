import "server-only";
import { Button } from "@react-email/button";
import { Link } from "@react-email/link";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import type { Letter, MailLine, MailSender } from "./define-mail";
import { coloursOf } from "./look";

/** Whose colours a part wears. */
type Worn = { sender: MailSender };
type Part = Worn & { children: ReactNode };

function Title({ sender, children }: Part) {
  const style = { margin: "0 0 12px", fontSize: 22, lineHeight: "30px", fontWeight: 600 };
  const { text } = coloursOf(sender.colour, "light");
  return (
    <h1
      className="m-text"
      style={{ ...style, color: text, letterSpacing: "-0.01em", wordBreak: "break-word" }}
    >
      {children}
    </h1>
  );
}

function Paragraph({ sender, children }: Part) {
  const { text } = coloursOf(sender.colour, "light");
  return (
    <Text
      className="m-text"
      style={{ margin: "0 0 14px", fontSize: 15, lineHeight: "24px", color: text, wordBreak: "break-word" }}
    >
      {children}
    </Text>
  );
}

/** In smaller type: how long a link holds, what to do when in doubt. */
function Note({ sender, children }: Part) {
  const { muted } = coloursOf(sender.colour, "light");
  return (
    <Text
      className="m-muted"
      style={{ margin: "14px 0 0", fontSize: 13, lineHeight: "20px", color: muted, wordBreak: "break-word" }}
    >
      {children}
    </Text>
  );
}

function SmallLink({ href, sender, children }: Part & { href: string }) {
  const { link } = coloursOf(sender.colour, "light");
  return (
    <Link href={href} className="m-link" style={{ color: link, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}

/** The one thing to do. */
function Action({ href, sender, children }: Part & { href: string }) {
  const { fill, onFill } = coloursOf(sender.colour, "light");
  return (
    <p style={{ margin: "24px 0 8px" }}>
      <Button
        href={href}
        className="m-fill"
        style={{
          padding: "13px 22px",
          borderRadius: 8,
          backgroundColor: fill,
          color: onFill,
          fontSize: 15,
          fontWeight: 600,
        }}
      >
        {children}
      </Button>
    </p>
  );
}

/** A table of lines that a screen reader reads as one, with its sums below. */
function Lines({ sender, lines, sums }: Worn & { lines: readonly MailLine[]; sums: readonly MailLine[] }) {
  const { text, muted, line } = coloursOf(sender.colour, "light");
  const cell = { padding: "10px 0", borderTop: `1px solid ${line}`, fontSize: 15, lineHeight: "22px" };
  const head = { ...cell, borderTop: 0, fontSize: 12, lineHeight: "16px", color: muted, fontWeight: 500 };
  const end = { textAlign: "right", whiteSpace: "nowrap", paddingLeft: 16, verticalAlign: "top" } as const;
  const row = ({ label, amount }: MailLine, key: string, weight: number) => (
    <tr key={key}>
      <th
        scope="row"
        className="m-text m-line"
        style={{ ...cell, color: text, textAlign: "left", fontWeight: weight, wordBreak: "break-word" }}
      >
        {label}
      </th>
      <td className="m-text m-line" style={{ ...cell, ...end, color: text, fontWeight: weight }}>
        {amount}
      </td>
    </tr>
  );
  return (
    <table
      data-text-format="dataTable"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ margin: "20px 0 8px", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" }}
    >
      <thead>
        <tr>
          <th scope="col" className="m-muted" style={{ ...head, textAlign: "left" }}>
            Item
          </th>
          <th scope="col" className="m-muted" style={{ ...head, ...end }}>
            Amount
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((each, index) => row(each, `line-${index}`, 400))}
        {sums.map((each, index) => row(each, `sum-${index}`, index === sums.length - 1 ? 600 : 400))}
      </tbody>
    </table>
  );
}

/** All that a letter says, inside the layout. */
export function LetterBody({ letter, sender }: Worn & { letter: Letter }) {
  const { title, paragraphs, table, action, links = [], notes = [] } = letter;
  return (
    <>
      <Title sender={sender}>{title}</Title>
      {paragraphs.map((text) => (
        <Paragraph key={text} sender={sender}>
          {text}
        </Paragraph>
      ))}
      {table ? <Lines sender={sender} lines={table.lines} sums={table.sums} /> : null}
      {table?.notes.map((text) => (
        <Note key={text} sender={sender}>
          {text}
        </Note>
      ))}
      {action ? (
        <Action href={action.url} sender={sender}>
          {action.label}
        </Action>
      ) : null}
      {links.map(({ label, url }) => (
        <Note key={url} sender={sender}>
          <SmallLink href={url} sender={sender}>
            {label}
          </SmallLink>
        </Note>
      ))}
      {notes.map((text) => (
        <Note key={text} sender={sender}>
          {text}
        </Note>
      ))}
    </>
  );
}
