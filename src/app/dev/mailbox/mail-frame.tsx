import { headers } from "next/headers";
import { cn } from "@/components/ui/cn";

type Props = {
  /** Names the frame. */
  title: string;
  html: string;
  /** As a mail program of that scheme shows it; absent: as this browser is set. */
  scheme?: "light" | "dark";
  className?: string;
};

/** A mail in a frame that may run nothing; its links open in a tab of their own. */
export async function MailFrame({ title, html, scheme, className }: Props) {
  const nonce = (await headers()).get("x-nonce") ?? "";
  // The frame stands under the policy of this page, which lets no other styles through.
  const styled = html.replace("<style>", `<style nonce="${nonce}">`);
  return (
    <iframe
      title={title}
      srcDoc={scheme ? inScheme(styled, scheme) : styled}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className={cn("w-full rounded-lg border bg-card", className)}
    />
  );
}

/** The question after the reader's scheme, answered. */
const inScheme = (html: string, scheme: "light" | "dark") =>
  html.replaceAll("(prefers-color-scheme:dark)", scheme === "dark" ? "all" : "not all");
