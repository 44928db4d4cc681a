import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { BenefitFile } from "./schema";

const FilePage = pageOf(BenefitFile);

/** One page of the files of a benefit. Below the key of benefits: an edit of one has them read anew. */
export const filesOfBenefit = (organizationId: string, benefitId: string, page: number) =>
  queryOptions({
    queryKey: ["benefits", organizationId, "files", benefitId, page],
    queryFn: ({ signal }) =>
      request(FilePage, `/benefits/${benefitId}/files`, {
        organization: organizationId,
        query: { page },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
