import "server-only";
import { invalidField } from "@/lib/errors";

/** A body may name the organization that its sender acts for, and no other. @throws RequestValidationError */
export function refuseOtherOrganization(own: string, given: string | null | undefined): void {
  if (given != null && given !== own)
    throw invalidField("organization_id", "Not the organization of this token.");
}
