import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { oneLicenseKey } from "@/modules/license-keys/queries";
import { getLicenseKey } from "@/modules/license-keys/routes";
import { LicenseKeyWithActivations } from "@/modules/license-keys/schema";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";
import { LicenseKeyPage } from "./license-key-page";

type Props = { params: Promise<{ organization: string; id: string }> };

/** Title and page ask for the same; it is read once. */
const readOnce = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const answer = await orNotFound(answerPage(page, getLicenseKey, { params: { id } }));
  return { page, licenseKey: LicenseKeyWithActivations.parse(answer) };
});

async function read({ params }: Props) {
  const { organization, id } = await params;
  return readOnce(organization, id);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `Licence key ${(await read(props)).licenseKey.display_key}` };
}

export default async function OneLicenseKeyPage(props: Props) {
  const { page, licenseKey } = await read(props);
  const { id: organizationId, slug } = page.organization;
  const { queryKey } = oneLicenseKey(organizationId, licenseKey.id);
  return (
    <Prefetch queries={[{ queryKey, read: async () => licenseKey }]}>
      <LicenseKeyPage
        organization={{ id: organizationId, slug }}
        id={licenseKey.id}
        mayEdit={scopesOf(page.role).includes("license_keys:write")}
      />
    </Prefetch>
  );
}
