import Link from "next/link";
import { Section } from "@/components/layout/section";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { codeSamples } from "../code-samples";

type Props = { slug: string; productId: string; baseUrl: string; checkoutUrl: string };

/** The two ways to sell a product: a link, and a checkout opened from code. */
export function ProductCode({ slug, productId, baseUrl, checkoutUrl }: Props) {
  return (
    <div className="grid max-w-3xl gap-8">
      <Section title="Share a link" description="Opens a new checkout for whoever follows it.">
        <div className="flex items-center gap-2 rounded-lg border bg-canvas py-1 pr-1 pl-3">
          <code className="min-w-0 flex-1 truncate font-mono text-xs">{checkoutUrl}</code>
          <CopyButton value={checkoutUrl} label="Copy the checkout link" />
        </div>
      </Section>
      <Section
        title="Open a checkout from code"
        description={
          <>
            With an access token from{" "}
            <Link
              href={`/dashboard/${slug}/settings/access-tokens`}
              className="text-primary-text underline underline-offset-2"
            >
              Settings
            </Link>
            , on your server: never in a browser.
          </>
        }
      >
        <CodeBlock samples={codeSamples({ baseUrl, productId, token: null })} />
      </Section>
    </div>
  );
}
