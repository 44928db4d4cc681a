import type { Benefit } from "@/modules/benefits/schema";
import { DiscordFields } from "@/modules/connections/components/discord-fields";
import { GithubFields } from "@/modules/connections/components/github-fields";
import type { ConnectedPlace } from "@/modules/connections/schema";
import { BenefitFiles } from "./benefit-files";

/** The fields of a benefit that other modules know: its files, its repository, its server. */
export const benefitSlots = (
  organizationId: string,
  places: readonly ConnectedPlace[],
  benefit?: Benefit,
) => ({
  downloadables: <BenefitFiles organizationId={organizationId} {...(benefit && { benefit })} />,
  github_repository: (
    <GithubFields
      repositories={places.filter(({ platform }) => platform === "github")}
      {...(benefit?.kind === "github_repository" && { properties: benefit.properties })}
    />
  ),
  discord: (
    <DiscordFields
      servers={places.filter(({ platform }) => platform === "discord")}
      {...(benefit?.kind === "discord" && { properties: benefit.properties })}
    />
  ),
});
