import type { Metadata } from "next";
import { listCountries } from "@/lib/country-names";
import { scopesOf } from "@/lib/scopes";
import { getOrganization } from "@/modules/organizations";
import { InvoiceSettingsForm } from "@/modules/organizations/components/invoice-settings-form";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Invoices" };

export default async function InvoiceSettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { ctx, organization: here, role } = await requirePageContext((await params).organization);
  const organization = await getOrganization(ctx, here.id);
  return (
    <InvoiceSettingsForm
      key={organization.modified_at}
      organization={organization}
      countries={listCountries()}
      mayEdit={scopesOf(role).includes("organizations:write")}
    />
  );
}
