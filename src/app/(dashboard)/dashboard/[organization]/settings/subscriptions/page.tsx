import type { Metadata } from "next";
import { scopesOf } from "@/lib/scopes";
import { getOrganization } from "@/modules/organizations";
import { SubscriptionSettingsForm } from "@/modules/organizations/components/subscription-settings-form";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Subscription settings" };

export default async function SubscriptionSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const { ctx, organization: here, role } = await requirePageContext((await params).organization);
  const organization = await getOrganization(ctx, here.id);
  return (
    <SubscriptionSettingsForm
      key={organization.modified_at}
      organization={organization}
      mayEdit={scopesOf(role).includes("organizations:write")}
    />
  );
}
