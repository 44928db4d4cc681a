import "server-only";
import { hashOf } from "@/server/auth/token";
import type { World } from "@/server/context";
import { type InvitationPreview, previewInvitation } from "./invitation-repository";

/** What a mailed link invites to, or null when it does not hold any more. */
export const findInvitation = (
  { read, now }: Pick<World, "read" | "now">,
  token: string,
): Promise<InvitationPreview | null> => previewInvitation(read, hashOf(token), now);
