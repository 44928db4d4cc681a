import type { Metadata } from "next";
import { scopesOf } from "@/lib/scopes";
import { getOrganization } from "@/modules/organizations";
import { PortalSettingsForm } from "@/modules/organizations/components/portal-settings-form";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Customer portal" };

export default async function PortalSettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { ctx, organization: here, role } = await requirePageContext((await params).organization);
  const organization = await getOrganization(ctx, here.id);
  return (
    <PortalSettingsForm
      key={organization.modified_at}
      organization={organization}
      mayEdit={scopesOf(role).includes("organizations:write")}
    />
  );
}
