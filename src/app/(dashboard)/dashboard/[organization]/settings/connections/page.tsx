import type { Metadata } from "next";
import { Section } from "@/components/layout/section";
import { buttonVariants } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { scopesOf } from "@/lib/scopes";
import { listPlaces } from "@/modules/connections";
import { HowItWent } from "@/modules/connections/components/how-it-went";
import { PlaceList } from "@/modules/connections/components/place-list";
import { setUp } from "@/modules/connections/set-up";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Connections" };

type Props = {
  params: Promise<{ organization: string }>;
  searchParams: Promise<{ connection?: string | string[] }>;
};

const ways = { github: "Connect GitHub", discord: "Add the bot to a Discord server" } as const;

/** What the organization has shown to administrate at other services. */
export default async function ConnectionsPage({ params, searchParams }: Props) {
  const { ctx, organization, role } = await requirePageContext((await params).organization);
  const places = await listPlaces(ctx.read, organization.id);
  const mayWrite = scopesOf(role).includes("benefits:write");
  const isSetUp = setUp();
  const offered = (["github", "discord"] as const).filter((platform) => isSetUp[platform]);
  return (
    <Section
      title="Connections"
      description="Repositories and servers that you may sell access to. Connect again to see new ones."
    >
      <HowItWent how={(await searchParams).connection} />
      {mayWrite ? (
        <div className="mb-4 flex flex-wrap gap-2">
          {offered.map((platform) => (
            <a
              key={platform}
              className={cn(buttonVariants())}
              href={`/dashboard/${organization.slug}/connect/${platform}`}
            >
              {ways[platform]}
            </a>
          ))}
        </div>
      ) : null}
      {offered.length < 2 ? (
        <p className="mb-4 text-muted-foreground text-sm">
          {offered.length === 0 ? "Neither GitHub nor Discord is" : "The other service is not"} set up on this
          installation: its operator does that, by settings.
        </p>
      ) : null}
      <PlaceList organizationId={organization.id} places={places} mayWrite={mayWrite} />
    </Section>
  );
}
