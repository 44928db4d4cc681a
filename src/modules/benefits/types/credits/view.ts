import type { BenefitView } from "../../by-type";

/** Credits under the name that Polar's clients know, with their words beside ours. */
export const creditsView: BenefitView<"credits"> = {
  answer: ({ properties, organization_id }) => ({
    type: "meter_credit",
    kind: "credits",
    properties: { ...properties, units: properties.amount ?? 0, meter_id: organization_id },
  }),
};
