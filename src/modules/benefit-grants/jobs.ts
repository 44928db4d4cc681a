import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { noteFailure } from "./note-failure";
import { settleGrant } from "./settle-grant";
import { GRANT_ATTEMPTS } from "./view";

/** A grant has one job waiting at most. */
export const grantKey = (grantId: string) => `benefit-grant-${grantId}`;

/** Brings a grant to where it is to go. While the way takes time, the job comes back; what fails is kept with the grant. */
export const settleBenefitGrant = defineJob({
  name: "benefit-grants.settle-grant",
  input: z.object({ benefit_grant_id: Id }),
  attempts: GRANT_ATTEMPTS,
  run: async (world, { benefit_grant_id: id }) => {
    try {
      await settleGrant(world, id, (tx, runAt) =>
        settleBenefitGrant.enqueue(tx, { benefit_grant_id: id }, { key: grantKey(id), runAt }),
      );
    } catch (error) {
      await noteFailure(world, id, world.attempt, error);
      throw error;
    }
  },
});

export const benefitGrantJobs = [settleBenefitGrant];
