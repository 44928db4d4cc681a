import "server-only";
import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Img } from "@react-email/img";
import { Preview } from "@react-email/preview";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import type { MailSender } from "./define-mail";
import { coloursOf, font, styleSheetOf } from "./look";
import { MailLink } from "./parts";

type Props = { title: string; preview: string; why: string; sender: MailSender; children: ReactNode };

/** Around every mail: who sends it, and at its foot why it came and where help is. */
export function Layout({ title, preview, why, sender, children }: Props) {
  const { canvas, card, line } = coloursOf(sender.colour, "light");
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
      <Body
        className="m-canvas"
        style={{ margin: 0, padding: "40px 16px", backgroundColor: canvas, fontFamily: font }}
      >
        <Preview>{preview}</Preview>
        <Container style={{ maxWidth: 560 }}>
          <Masthead sender={sender} />
          <Section
            className="m-card"
            style={{
              backgroundColor: card,
              border: `1px solid ${line}`,
              borderRadius: 14,
              borderCollapse: "separate",
              padding: "36px 40px",
            }}
          >
            {children}
          </Section>
          <Foot why={why} sender={sender} />
        </Container>
      </Body>
    </Html>
  );
}

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
  const style = { margin: "0 0 6px", fontSize: 12, lineHeight: "18px", color: muted };
  return (
    <Section style={{ padding: "20px 8px 0" }}>
      <Text className="m-muted" style={style}>
        {why}
      </Text>
      {sender.email ? (
        <Text className="m-muted" style={style}>
          Questions? Answer this mail, or write to{" "}
          <MailLink href={`mailto:${sender.email}`} sender={sender}>
            {sender.email}
          </MailLink>
          .
        </Text>
      ) : null}
      {sender.website ? (
        <Text className="m-muted" style={style}>
          <MailLink href={sender.website} sender={sender}>
            {new URL(sender.website).host}
          </MailLink>
        </Text>
      ) : null}
    </Section>
  );
}
