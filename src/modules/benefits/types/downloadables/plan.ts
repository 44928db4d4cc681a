import "server-only";
import { invalidField } from "@/lib/errors";
import { holdDownloads } from "@/modules/files";
import type { BenefitPlan } from "../../by-type";

/** The files that are named, each once; of those that stay it is kept whether they are archived. */
export const downloadablesPlan: BenefitPlan<"downloadables"> = {
  plan: async (tx, organizationId, before, input) => {
    const files = [...new Set(input.files ?? before?.files ?? [])];
    const archived = input.archived ?? before?.archived ?? {};
    const there = await holdDownloads(tx, organizationId, files);
    const missing = files.findIndex((id) => !there.has(id));
    if (missing >= 0) throw invalidField(["properties", "files", missing], "There is no such file.");
    const stated = files.flatMap((id) => (archived[id] === undefined ? [] : [[id, archived[id]] as const]));
    return { files, archived: Object.fromEntries(stated) };
  },
};
