import ReactMarkdown, { type Components } from "react-markdown";
import { cn } from "./cn";

/** Headings of a text stand below those of the page that shows it. */
const parts: Components = {
  h1: ({ children }) => <h3 className="mt-4 font-semibold text-lg first:mt-0">{children}</h3>,
  h2: ({ children }) => <h4 className="mt-4 font-semibold text-base first:mt-0">{children}</h4>,
  h3: ({ children }) => <h5 className="mt-3 font-medium first:mt-0">{children}</h5>,
  p: ({ children }) => <p className="mt-2 first:mt-0">{children}</p>,
  ul: ({ children }) => <ul className="mt-2 list-disc pl-5">{children}</ul>,
  ol: ({ children }) => <ol className="mt-2 list-decimal pl-5">{children}</ol>,
  a: ({ href, children }) => (
    <a href={href} rel="noopener nofollow" className="text-primary-text underline underline-offset-2">
      {children}
    </a>
  ),
  code: ({ children }) => (
    <code className="rounded-sm border bg-canvas px-1 font-mono text-xs">{children}</code>
  ),
  pre: ({ children }) => (
    <pre className="mt-2 overflow-x-auto rounded-md border bg-canvas p-3">{children}</pre>
  ),
  blockquote: ({ children }) => (
    <blockquote className="mt-2 border-border-strong border-l-2 pl-3 text-muted-foreground">
      {children}
    </blockquote>
  ),
  hr: () => <hr className="my-4" />,
  // A picture of a stranger's host would tell it who looks at this page.
  img: ({ alt }) => (alt ? <em>{alt}</em> : null),
};

/** Text in Markdown, written by a merchant. HTML in it is shown as text, and addresses that could run are left out. */
export function Markdown({ children, className }: { children: string; className?: string }) {
  return (
    <div className={cn("wrap-anywhere", className)}>
      <ReactMarkdown components={parts}>{children}</ReactMarkdown>
    </div>
  );
}
