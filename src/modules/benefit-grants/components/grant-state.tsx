import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { BenefitGrant } from "../schema";

const looks: Record<BenefitGrant["state"], { label: string; tone: BadgeTone }> = {
  pending: { label: "Pending", tone: "warning" },
  action_required: { label: "Action required", tone: "info" },
  granted: { label: "Granted", tone: "success" },
  revoking: { label: "Being taken back", tone: "warning" },
  revoked: { label: "Taken back", tone: "neutral" },
};

type Shown = Pick<BenefitGrant, "state" | "error" | "is_parked">;

/** Where a grant stands; what fails says so. */
export function GrantState({ grant: { state, error, is_parked } }: { grant: Shown }) {
  if (is_parked) return <Badge tone="danger">Failed</Badge>;
  if (error && state !== "action_required") return <Badge tone="warning">Tried again soon</Badge>;
  return <Badge tone={looks[state].tone}>{looks[state].label}</Badge>;
}

type Given = Pick<BenefitGrant, "credits" | "state" | "properties">;

const count = (credits: number) => credits.toLocaleString("en");

/** `1,000 credits`, and of a revoked grant what became of them; of a licence its key. */
export function grantText({ credits, state, properties }: Given): string {
  if (!credits) return properties.display_key ? `Key ${properties.display_key}` : "";
  const { promised, granted, taken_back: takenBack, spent } = credits;
  if (state !== "revoked" || takenBack === null || spent === null) return `${count(promised)} credits`;
  if (granted === 0) return `${count(promised)} credits, none of them granted`;
  const used = spent > 0 ? `; ${count(spent)} had been used or had expired` : "";
  return `${count(takenBack)} of ${count(granted)} credits taken back${used}`;
}

/** What an attempt failed of, and who goes on. */
export function grantErrorText({
  error,
  attempts,
  is_parked,
  state,
}: Pick<BenefitGrant, "error" | "attempts" | "is_parked" | "state">) {
  if (!error) return null;
  if (state === "action_required") return error.message;
  const tries = `${attempts} ${attempts === 1 ? "attempt" : "attempts"}`;
  return is_parked
    ? `${error.message} After ${tries} it waits for a person, under Settings → Jobs.`
    : `${error.message} It is tried again by itself; ${tries} so far.`;
}
