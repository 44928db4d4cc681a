import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import type { PageOf } from "@/server/http/list";
import { listDownloadables } from "./list-downloadables";
import type { Downloadable } from "./schema";

const LIMIT = 20;

/** One page of the files that a customer may fetch, newest first. @param page from 1. */
export const readOwnFiles = ({ ctx, customerId }: Portal, page: number): Promise<PageOf<Downloadable>> =>
  listDownloadables(ctx, customerId, { page, limit: LIMIT });
