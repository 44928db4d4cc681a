import { ArrowLeft } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import type { CheckoutPublic } from "../schema";

/** Who sells, and the way back to them where they named one. */
export function Seller({ organization, return_url }: Pick<CheckoutPublic, "organization" | "return_url">) {
  const { name, avatar_url } = organization;
  const identity = (
    <>
      <Avatar name={name} src={avatar_url} size="md" square />
      <span className="truncate font-medium text-base">{name}</span>
    </>
  );
  if (!return_url) return <p className="flex min-w-0 items-center gap-2.5">{identity}</p>;
  return (
    <a
      href={return_url}
      aria-label={`Back to ${name}`}
      className="group -mx-1 flex min-w-0 items-center gap-2.5 justify-self-start rounded-md px-1 py-0.5"
    >
      <ArrowLeft
        aria-hidden
        className="size-4 shrink-0 text-muted-foreground transition-transform group-hover:-translate-x-0.5"
      />
      {identity}
    </a>
  );
}

/** The foot of the page. */
export function PoweredBy() {
  return (
    <p className="text-muted-foreground text-xs">
      Powered by <span className="font-medium">Florin</span>
    </p>
  );
}
