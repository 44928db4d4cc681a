import type { Metadata } from "next";
import { listCountries } from "@/lib/country-names";
import { currencyOptions } from "@/lib/currencies";
import { scopesOf } from "@/lib/scopes";
import { PictureUpload } from "@/modules/files/components/picture-upload";
import { getOrganization } from "@/modules/organizations";
import { OrganizationForm } from "@/modules/organizations/components/organization-form";
import { requirePageContext } from "@/server/auth/page";
import { env } from "@/server/env";

export const metadata: Metadata = { title: "Settings" };

export default async function OrganizationSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const { ctx, organization: here, role } = await requirePageContext((await params).organization);
  const organization = await getOrganization(ctx, here.id);
  const mayEdit = scopesOf(role).includes("organizations:write");
  return (
    <OrganizationForm
      // Another name or colour, saved elsewhere, starts the form anew.
      key={organization.modified_at}
      organization={organization}
      mayEdit={mayEdit}
      site={new URL(env.FLORIN_URL).host}
      countries={listCountries()}
      currencies={currencyOptions(organization.default_presentment_currency)}
      logo={
        <PictureUpload
          key="logo"
          organizationId={organization.id}
          name="avatar_url"
          label="Logo"
          value={organization.avatar_url}
          alt={organization.name}
          disabled={!mayEdit}
        />
      }
    />
  );
}
