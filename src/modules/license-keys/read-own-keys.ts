import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import type { PageOf } from "@/server/http/list";
import { listOwnKeys } from "./list-own-keys";
import type { LicenseKeyWithActivations } from "./schema";

const LIMIT = 10;

/** One page of a customer's keys as their page shows them, newest first. @param page from 1. */
export const readOwnKeys = (
  { ctx, customerId }: Portal,
  page: number,
): Promise<PageOf<LicenseKeyWithActivations>> => {
  const sorting = [{ column: "created_at", descending: true }];
  return listOwnKeys(ctx, customerId, { page, limit: LIMIT, sorting });
};
