import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { DownloadableFile } from "@/modules/files/schema";

const { created_at: _, replaces_id: __, ...ofFile } = DownloadableFile.shape;

/** Where a file is fetched, by whoever has the address. */
const DownloadLink = z
  .object({
    url: z.url(),
    headers: z.record(z.string(), z.string()),
    expires_at: Instant,
  })
  .meta({ id: "DownloadLink" });

/** A file that a customer may fetch, by a benefit that they were granted. */
export const Downloadable = z
  .object({
    id: Id,
    benefit_id: Id,
    file: z.object({ ...ofFile, download: DownloadLink }).meta({ id: "FileDownload" }),
  })
  .meta({ id: "Downloadable" });
export type Downloadable = z.output<typeof Downloadable>;

/** A file of a benefit, with how it is fetched. */
export const BenefitFile = z
  .object({
    ...DownloadableFile.shape,
    is_archived: z.boolean().meta({ description: "Archived: it is delivered to nobody." }),
    flagged_malicious_at: z.null(),
    downloaders: z.int().meta({ description: "Customers who have fetched it." }),
    downloads: z.int().meta({ description: "How often it was fetched from its beginning, by customers." }),
  })
  .meta({ id: "BenefitFile" });
export type BenefitFile = z.output<typeof BenefitFile>;
