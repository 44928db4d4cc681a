import { KeySquare } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import type { OwnAccess as Access } from "../../read-own-access";

const services = { github: "GitHub", discord: "Discord" };

type Props = {
  access: readonly Access[];
  /** How the connected accounts are called. */
  accounts: { [platform in Access["platform"]]: string | null };
  slug: string;
  /** Whether the reader's role lets them say which account is let in. */
  mayConnect: boolean;
};

function Standing({ own: { platform, standing }, account }: { own: Access; account: string | null }) {
  if (standing === "action_required")
    return <span>Connect your {services[platform]} account to be let in.</span>;
  if (standing === "waiting") return <span>You are being let in. This takes a moment.</span>;
  if (platform === "discord") return <span>{account ?? "Your account"} has the role.</span>;
  return (
    <span>{account ?? "Your account"} is invited: look into your mail from GitHub, or follow the link.</span>
  );
}

type RowProps = Pick<Props, "slug" | "mayConnect"> & { own: Access; account: string | null };

function Row({ own, account, slug, mayConnect }: RowProps) {
  const { platform, standing, repository, description } = own;
  const connect = `/portal/${slug}/connect/${platform}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm">
      <div className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <span className="wrap-anywhere font-medium">{description}</span>
          {standing === "action_required" ? <Badge tone="info">Action required</Badge> : null}
        </span>
        {repository ? (
          <span className="wrap-anywhere text-muted-foreground text-xs">{repository}</span>
        ) : null}
        <span className="text-muted-foreground text-xs">
          <Standing own={own} account={account} />
        </span>
      </div>
      {standing === "action_required" && mayConnect ? (
        <a className={cn(buttonVariants({ size: "sm", variant: "primary" }))} href={connect}>
          Connect {services[platform]}
        </a>
      ) : (
        <span className="flex flex-wrap gap-2">
          {repository && standing === "invited" ? (
            <a
              className={cn(buttonVariants({ size: "sm" }))}
              href={`https://github.com/${repository}`}
              rel="noreferrer"
            >
              Open
            </a>
          ) : null}
          {mayConnect ? (
            <a className={cn(buttonVariants({ size: "sm", variant: "ghost" }))} href={connect}>
              Use another account
            </a>
          ) : null}
        </span>
      )}
    </li>
  );
}

/** What a customer may enter at other services, and what they have to do for it. */
export function OwnAccess({ access, accounts, slug, mayConnect }: Props) {
  if (access.length === 0)
    return (
      <Card>
        <EmptyState
          icon={<KeySquare />}
          title="Nothing to enter here"
          description="Repositories and servers that come with what you buy stand here."
        />
      </Card>
    );
  return (
    <Card>
      <ul className="divide-y">
        {access.map((own) => (
          <Row key={own.id} own={own} account={accounts[own.platform]} slug={slug} mayConnect={mayConnect} />
        ))}
      </ul>
    </Card>
  );
}
