import { invalidField } from "@/lib/errors";
import type { CreditsInput, CreditsUpdate } from "./schema";

/** Credits as Polar's clients write them, in our words. @throws RequestValidationError for a meter, of which there are none. */
export function creditsInput(organizationId: string, given: CreditsUpdate): CreditsInput {
  const { units, meter_id: meter, ...input } = given;
  if (meter !== undefined && meter !== organizationId)
    throw invalidField(
      ["properties", "meter_id"],
      `Credits are one balance for each customer: name the organization's id here, ${organizationId}.`,
    );
  return units === undefined ? input : { ...input, amount: units };
}
