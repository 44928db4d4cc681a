import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";

type StepProps = {
  number: number;
  title: string;
  text: string;
  state: "done" | "next" | "later";
  children?: ReactNode;
};

function Step({ number, title, text, state, children }: StepProps) {
  return (
    <li aria-current={state === "next" ? "step" : undefined} className="flex gap-3 border-t px-4 py-4">
      <span
        aria-hidden
        className={cn(
          "grid size-6 shrink-0 place-items-center rounded-full border font-medium text-xs",
          state === "done" && "border-success-border bg-success-subtle text-success",
          state === "next" && "border-primary bg-primary text-primary-foreground",
          state === "later" && "text-muted-foreground",
        )}
      >
        {state === "done" ? <Check className="size-3.5" /> : number}
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h3 className={cn("font-medium", state === "later" && "text-muted-foreground")}>
          {title}
          {state === "done" ? <span className="sr-only"> (done)</span> : null}
        </h3>
        <p className="text-muted-foreground text-sm">{text}</p>
        {children ? <div className="mt-2.5 flex flex-wrap gap-2">{children}</div> : null}
      </div>
    </li>
  );
}

export type FirstStepsProps = {
  slug: string;
  /** The latest product; null before there is one. */
  product: { id: string; name: string } | null;
  checkoutUrl: string | null;
  isTestMode: boolean;
};

/** What to do until the first sale, one thing at a time. */
export function FirstSteps({ slug, product, checkoutUrl, isTestMode }: FirstStepsProps) {
  const at = (path: string) => `/dashboard/${slug}${path}`;
  return (
    <Card>
      <CardHeader
        title="Three steps to the first sale"
        description="It takes a few minutes, and nothing of it is final."
        className="pb-4"
      />
      <ol>
        <Step
          number={1}
          title="Make a product"
          text={product ? product.name : "A name and a price are enough to begin with."}
          state={product ? "done" : "next"}
        >
          {product ? null : (
            <ButtonLink href={`/dashboard/new?organization=${slug}`} variant="primary">
              Make the first product
            </ButtonLink>
          )}
        </Step>
        <Step
          number={2}
          title="Offer it"
          text="Share its checkout link, or open a checkout from your code."
          state={product ? "next" : "later"}
        >
          {product && checkoutUrl ? (
            <>
              <CopyButton value={checkoutUrl} variant="primary" label="Copy the checkout link">
                Copy checkout link
              </CopyButton>
              <ButtonLink href={at(`/products/${product.id}?tab=code`)}>See the code</ButtonLink>
            </>
          ) : null}
        </Step>
        <Step
          number={3}
          title="Get paid"
          text={
            isTestMode
              ? "Open the link and pay with the card 4242 4242 4242 4242: the order appears here by itself."
              : "The order appears here by itself, the moment it is paid."
          }
          state="later"
        />
      </ol>
    </Card>
  );
}
