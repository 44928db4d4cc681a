"use client";

import type { Benefit } from "@/modules/benefits/schema";
import { FilesField } from "@/modules/files/components/files-field";

type Props = { organizationId: string; benefit?: Benefit };

/** The files of a benefit that has any, in its form. */
export const BenefitFiles = ({ organizationId, benefit }: Props) => (
  <FilesField
    organizationId={organizationId}
    name="properties.files"
    archivedName="properties.archived"
    {...(benefit?.kind === "downloadables" && {
      chosen: benefit.properties.files,
      archived: benefit.properties.archived,
    })}
  />
);
