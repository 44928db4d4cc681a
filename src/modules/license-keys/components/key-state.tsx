import { Badge } from "@/components/ui/badge";
import { stateOf } from "../key-text";
import type { LicenseKey } from "../schema";

const tones = { Active: "success", Expired: "warning", Revoked: "neutral", Disabled: "danger" } as const;

/** Whether a key opens anything. `now`: of the organization, where its clock is known. */
export function KeyState({
  licenseKey,
  now = new Date(),
}: {
  licenseKey: Pick<LicenseKey, "status" | "expires_at">;
  now?: Date;
}) {
  const state = stateOf(licenseKey, now);
  return (
    <Badge tone={tones[state]} dot suppressHydrationWarning>
      {state}
    </Badge>
  );
}
