import ReactMarkdown, { type Components } from "react-markdown";
import { cn } from "./cn";

/** The page has its own h1 and h2: headings inside a text come below them. */
const components: Components = {
  h1: ({ children }) => <h3 className="pt-1 font-semibold text-foreground">{children}</h3>,
  h2: ({ children }) => <h3 className="pt-1 font-semibold text-foreground">{children}</h3>,
  h3: ({ children }) => <h4 className="font-medium text-foreground">{children}</h4>,
  h4: ({ children }) => <h5 className="font-medium text-foreground">{children}</h5>,
  h5: ({ children }) => <h6 className="font-medium text-foreground">{children}</h6>,
  ul: ({ children }) => <ul className="grid list-disc gap-1 pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="grid list-decimal gap-1 pl-5">{children}</ol>,
  strong: ({ children }) => <strong className="font-medium text-foreground">{children}</strong>,
  a: ({ href, children }) => (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="text-foreground underline underline-offset-2"
    >
      {children}
    </a>
  ),
  code: ({ children }) => (
    <code className="rounded-sm bg-accent-strong px-1 font-mono text-[0.9em]">{children}</code>
  ),
  pre: ({ children }) => <pre className="overflow-x-auto rounded-md bg-accent-strong p-3">{children}</pre>,
  blockquote: ({ children }) => <blockquote className="border-l-2 pl-3">{children}</blockquote>,
  hr: () => <hr className="my-1" />,
  // A picture of a stranger's host would tell it who looks at this page.
  img: ({ alt }) => (alt ? <em>{alt}</em> : null),
};

/**
 * Text in Markdown, written by a merchant. HTML in it is shown as text, addresses that could run are left out, and links lead
 * out without telling where from.
 */
export const Markdown = ({ children, className }: { children: string; className?: string }) => (
  <div className={cn("wrap-anywhere grid gap-3", className)}>
    <ReactMarkdown components={components}>{children}</ReactMarkdown>
  </div>
);
