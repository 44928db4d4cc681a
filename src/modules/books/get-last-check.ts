import "server-only";
import type { Context } from "@/server/context";
import { findLastCheck } from "./check-repository";
import type { Difference } from "./differences";

/** A nightly check: when it was, until when Stripe's movements were compared, how many, and what differs. */
export type LastCheck = {
  created_at: Date;
  compared_to: Date;
  compared_count: number;
  differences: Difference[];
};

/** The latest check of the organization's books; null before the first night. */
export const getLastCheck = ({ read, organizationId }: Context): Promise<LastCheck | null> =>
  findLastCheck(read, organizationId);
