import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import { listOutside } from "./types/outside/repository";

/** What a customer may enter at another service. */
export type OwnAccess = {
  id: string;
  platform: "github" | "discord";
  description: string;
  /** `owner/name`; of Discord null: people know their servers by name. */
  repository: string | null;
  /** `invited`: they are in, or their invitation is on its way to them. */
  standing: "action_required" | "waiting" | "invited";
};

/** The repositories and servers that a customer was granted, the latest first. */
export async function readOwnAccess({ ctx, customerId }: Portal): Promise<OwnAccess[]> {
  const rows = await listOutside(ctx.read, ctx.organizationId, customerId);
  return rows.map(({ id, type, description, repository, is_given, awaits }) => ({
    id,
    platform: type === "discord" ? "discord" : "github",
    description,
    repository,
    standing: is_given ? "invited" : awaits === "customer" ? "action_required" : "waiting",
  }));
}
