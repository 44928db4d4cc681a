import type { ReactNode } from "react";
import { Markdown } from "@/components/ui/markdown";
import type { Benefit, BenefitOf, BenefitType } from "../schema";
import { givesText, termsText } from "../texts";
import type { CreditsProperties } from "../types/credits/schema";
import { expiryText } from "../types/credits/text";

type Fact = { label: string; value: ReactNode };
type Facts<T extends BenefitType = BenefitType> = { of(benefit: BenefitOf<T>): Fact[] };

function rolloverText({ rollover, rollover_cap: cap }: CreditsProperties): string {
  if (!rollover) return "Nothing is carried over";
  return cap === null ? "All is carried over" : `At most ${cap.toLocaleString("en")} are carried over`;
}

/** What merchants look up of each type. */
const facts: { [T in BenefitType]: Facts<T> } = {
  credits: {
    of: (benefit) => [
      { label: "Gives", value: givesText(benefit) },
      { label: "Expiry", value: expiryText(benefit.properties) },
      { label: "Priority", value: benefit.properties.priority },
      { label: "End of a cycle", value: rolloverText(benefit.properties) },
    ],
  },
  custom: {
    of: ({ properties: { note } }) => [
      { label: "Note", value: note === null ? null : <Markdown className="text-left">{note}</Markdown> },
    ],
  },
  downloadables: { of: (benefit) => [{ label: "Gives", value: givesText(benefit) }] },
  discord: {
    of: ({ properties: { guild_id, role_id, kick_member } }) => [
      { label: "Server", value: guild_id },
      { label: "Role", value: role_id },
      { label: "Afterwards", value: kick_member ? "Put out of the server" : "Loses the role" },
    ],
  },
  github_repository: {
    of: ({ properties: { repository_owner, repository_name, permission } }) => [
      { label: "Repository", value: `${repository_owner}/${repository_name}` },
      { label: "Permission", value: permission },
    ],
  },
  feature_flag: { of: () => [] },
  license_keys: {
    of: (benefit) => [
      { label: "Prefix", value: benefit.properties.prefix },
      { label: "Each key", value: termsText(benefit) || "Without limits" },
    ],
  },
};

/** What a benefit is by its type, for whoever looks something up. */
export function factsOf(benefit: Benefit): Fact[] {
  const own: Facts = facts[benefit.kind];
  return own.of(benefit);
}
