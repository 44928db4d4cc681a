import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { scopesOf } from "@/lib/scopes";
import { CreditSettingsForm } from "@/modules/credits/components/settings-form";
import { creditSettings } from "@/modules/credits/queries";
import { getCreditSettings } from "@/modules/credits/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Settings of credits" };

type Props = { params: Promise<{ organization: string }> };

export default async function CreditSettingsPage({ params }: Props) {
  const page = await requirePageContext((await params).organization);
  const { id } = page.organization;
  return (
    <Prefetch
      queries={[{ queryKey: creditSettings(id).queryKey, read: () => answerPage(page, getCreditSettings) }]}
    >
      <CreditSettingsForm organizationId={id} mayEdit={scopesOf(page.role).includes("credits:write")} />
    </Prefetch>
  );
}
