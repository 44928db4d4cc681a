import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { getBenefit } from "@/modules/benefits";
import { commonView, toFile } from "@/modules/files";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import { type Delivered, listDelivered, readBenefitFiles } from "./repository";
import type { BenefitFile, Downloadable } from "./schema";
import { signDownload } from "./sign-link";

/** A delivered file with an address that holds for an hour from `now`, real time. */
function toDownloadable({ id, benefit_id, grant_id, file }: Delivered, now: Date): Downloadable {
  const { created_at: _, ...view } = commonView(file);
  const download = signDownload({ grantId: grant_id, fileId: file.id }, now);
  return { id, benefit_id, file: { ...view, service: "downloadable", download } };
}

/** The files that a customer may fetch by now, newest first, each with an address of its own. */
export async function listDownloadables(
  ctx: Context,
  customerId: string,
  request: { page: number; limit: number; benefit_id?: string[] | undefined },
): Promise<PageOf<Downloadable>> {
  const { items, pagination } = await listDelivered(ctx.read, { ...ctx, customerId }, request);
  return { items: items.map((each) => toDownloadable(each, ctx.realNow)), pagination };
}

/** The files of a benefit with their downloads; empty for a benefit of another type. @throws ResourceNotFound */
export async function listBenefitFiles(
  ctx: Context,
  benefitId: string,
  { page, limit }: { page: number; limit: number },
): Promise<PageOf<BenefitFile>> {
  await getBenefit(ctx, benefitId);
  const all = await readBenefitFiles(ctx.read, ctx.organizationId, benefitId);
  const items = all.slice((page - 1) * limit, page * limit).map(({ file, ...rest }) => {
    const view = toFile(file);
    // Benefits list downloads alone: the writing side sees to it.
    if (view.service !== "downloadable") throw new ResourceNotFound();
    return { ...view, ...rest, flagged_malicious_at: null };
  });
  const max_page = Math.ceil(all.length / limit);
  return { items, pagination: { page, page_size: limit, total_count: all.length, max_page } };
}
