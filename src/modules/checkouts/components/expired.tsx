import { buttonVariants } from "@/components/ui/button";
import type { CheckoutPublic } from "../schema";
import { NarrowPage } from "./frame";

/** A checkout whose 24 hours are over. */
export function Expired({ checkout, isTest }: { checkout: CheckoutPublic; isTest: boolean }) {
  const { organization, return_url } = checkout;
  return (
    <NarrowPage checkout={checkout} isTest={isTest} className="justify-items-center text-center">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">This checkout has expired</h1>
        <p className="text-base text-muted-foreground">
          Nothing was charged.{" "}
          {return_url ? "Start again where you came from." : `Ask ${organization.name} for a new link.`}
        </p>
      </div>
      {return_url ? (
        <a href={return_url} className={buttonVariants({ variant: "primary", size: "lg" })}>
          Back to {organization.name}
        </a>
      ) : null}
    </NarrowPage>
  );
}
