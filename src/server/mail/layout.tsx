import "server-only";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { CSSProperties, ReactNode } from "react";
import type { MailSender } from "./define-mail";
import { coloursOf, font, styleSheetOf } from "./look";

export type LayoutProps = {
  title: string;
  preview: string;
  why: string;
  sender: MailSender;
  children: ReactNode;
};

/** Around every mail: who sends it, and at its foot why it came and where help is. */
export function Layout({ title, preview, why, sender, children }: LayoutProps) {
  const { canvas, card, line } = coloursOf(sender.colour, "light");
  const bordered = { border: `1px solid ${line}`, borderRadius: 14, padding: "36px 40px" };
  return (
    <Html lang="en">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{title}</title>
        <style>{styleSheetOf(sender.colour)}</style>
      </Head>
      <body className="m-canvas" style={{ margin: 0, padding: 0, backgroundColor: canvas, fontFamily: font }}>
        <Preview>{preview}</Preview>
        <Box className="m-canvas m-page" style={{ padding: "40px 16px", backgroundColor: canvas }}>
          <div style={{ maxWidth: 560, margin: "0 auto" }}>
            <Masthead sender={sender} />
            <Box className="m-card" style={{ ...bordered, backgroundColor: card }}>
              {children}
            </Box>
            <Foot why={why} sender={sender} />
          </div>
        </Box>
      </body>
    </Html>
  );
}

type BoxProps = { className?: string; style: CSSProperties; children: ReactNode };

/** A cell, since some mail programs know padding and backgrounds of those alone. */
const Box = ({ children, ...cell }: BoxProps) => (
  <table
    role="presentation"
    width="100%"
    cellPadding="0"
    cellSpacing="0"
    style={{ borderCollapse: "separate", borderSpacing: 0 }}
  >
    <tbody>
      <tr>
        <td {...cell}>{children}</td>
      </tr>
    </tbody>
  </table>
);

/** The logo or, without one, the first letter of the name on the sender's colour. */
function Masthead({ sender }: { sender: MailSender }) {
  const { fill, onFill, text } = coloursOf(sender.colour, "light");
  const square = { width: 32, height: 32, borderRadius: 8 };
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" style={{ margin: "0 0 20px" }}>
      <tbody>
        <tr>
          <td style={{ width: 32, paddingRight: 12 }} data-skip-in-text="true">
            {sender.logoUrl ? (
              <Img
                src={sender.logoUrl}
                alt=""
                width="32"
                height="32"
                style={{ ...square, objectFit: "cover" }}
              />
            ) : (
              <div
                className="m-fill"
                aria-hidden="true"
                style={{
                  ...square,
                  backgroundColor: fill,
                  color: onFill,
                  fontSize: 16,
                  fontWeight: 600,
                  lineHeight: "32px",
                  textAlign: "center",
                }}
              >
                {[...sender.name][0]?.toUpperCase()}
              </div>
            )}
          </td>
          <td className="m-text" style={{ fontSize: 16, fontWeight: 600, color: text }}>
            {sender.name}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Foot({ why, sender }: { why: string; sender: MailSender }) {
  const { muted } = coloursOf(sender.colour, "light");
  const text = { margin: "0 0 6px", fontSize: 12, lineHeight: "18px", color: muted };
  const link = { color: muted, textDecoration: "underline" };
  return (
    <Box style={{ padding: "20px 8px 0" }}>
      <Text className="m-muted" style={text}>
        {why}
      </Text>
      {sender.email ? (
        <Text className="m-muted" style={text}>
          Questions? Answer this mail, or write to{" "}
          <Link href={`mailto:${sender.email}`} className="m-muted" style={link}>
            {sender.email}
          </Link>
          .
        </Text>
      ) : null}
      {sender.website ? (
        <Text className="m-muted" style={text}>
          <Link href={sender.website} className="m-muted" style={link}>
            {sender.website}
          </Link>
        </Text>
      ) : null}
    </Box>
  );
}
