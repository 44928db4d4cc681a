import "server-only";
import { invalidField } from "@/lib/errors";
import { hasPlace } from "@/modules/connections";
import type { BenefitPlan } from "../../by-type";

/** A repository that the organization has shown to administrate. */
export const githubPlan: BenefitPlan<"github_repository"> = {
  plan: async (tx, organizationId, _before, input) => {
    const place = `${input.repository_owner}/${input.repository_name}`.toLowerCase();
    if (!(await hasPlace(tx, organizationId, "github", place)))
      throw invalidField(
        ["properties", "repository_name"],
        `${place} is not connected. Connect GitHub under Settings → Connections first.`,
      );
    return input;
  },
};
