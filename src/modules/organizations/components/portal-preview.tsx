import { Brand } from "@/components/layout/brand";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { Organization } from "../schema";

export type PortalRight = "update_plan" | "pause" | "allow_email_change";

type Props = {
  organization: Pick<Organization, "name" | "avatar_url">;
  colour: string | null;
  allowed: { [right in PortalRight]: boolean };
};

const tabs = ["Overview", "Plans", "Orders", "Account"];

function Page({ organization, allowed }: Omit<Props, "colour">) {
  const button = buttonVariants({ size: "sm" });
  return (
    <div className="overflow-hidden rounded-lg border bg-background text-foreground">
      <div className="flex min-w-0 items-center gap-2 border-b px-3 py-2 font-medium text-sm">
        <Avatar name={organization.name} src={organization.avatar_url} square />
        <span className="truncate">{organization.name}</span>
      </div>
      <div className="grid gap-3 p-3">
        <div className="flex gap-3 border-b text-muted-foreground text-xs">
          {tabs.map((tab) => (
            <span
              key={tab}
              className={cn(
                "-mb-px border-b-2 border-transparent py-1",
                tab === "Plans" && "border-primary text-foreground",
              )}
            >
              {tab}
            </span>
          ))}
        </div>
        <div className="grid gap-2 rounded-lg border bg-card p-3 text-sm">
          <div className="flex items-center justify-between gap-2">
            <span className="font-semibold">Pro</span>
            <Badge tone="success">Active</Badge>
          </div>
          <span className="text-muted-foreground text-xs">$29.00 per month</span>
          <div className="flex flex-wrap gap-1.5">
            {allowed.update_plan ? <span className={button}>Change plan</span> : null}
            {allowed.pause ? <span className={button}>Pause</span> : null}
            <span className={button}>Cancel…</span>
          </div>
        </div>
        <span className={cn(buttonVariants({ variant: "primary", size: "sm" }), "justify-self-start")}>
          Pay now
        </span>
        <span className="text-primary-text text-xs underline">See your credits</span>
        {allowed.allow_email_change ? (
          <span className="text-muted-foreground text-xs">E-mail: they may change it</span>
        ) : null}
      </div>
    </div>
  );
}

/** A page of the portal as it would be, light and dark: a picture, with nothing in it to press. */
export function PortalPreview({ organization, colour, allowed }: Props) {
  return (
    <div
      role="img"
      aria-label="A page of the customer portal in your colour, on light and on dark"
      className="grid max-w-2xl gap-3 sm:grid-cols-2"
    >
      {(["light", "dark"] as const).map((scheme) => (
        <div key={scheme} style={{ colorScheme: scheme }}>
          <Brand colour={colour}>
            <Page organization={organization} allowed={allowed} />
          </Brand>
        </div>
      ))}
    </div>
  );
}
