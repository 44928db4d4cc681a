import type { Metadata } from "next";
import { Section } from "@/components/layout/section";
import { SwitchesForm } from "@/modules/notifications/components/switches-form";
import { listSwitches } from "@/modules/notifications/routes";
import { NotificationSwitch } from "@/modules/notifications/schema";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Notifications" };

/** What whoever is signed in wants to be told of, in this organization. */
export default async function NotificationSettingsPage({
  params,
}: {
  params: Promise<{ organization: string }>;
}) {
  const page = await requirePageContext((await params).organization);
  const switches = NotificationSwitch.array().parse(await answerPage(page, listSwitches));
  return (
    <Section
      title="Notifications"
      description={`What you are told of ${page.organization.name}, under the bell and by mail to ${page.user.email}. Others choose for themselves.`}
    >
      <SwitchesForm organizationId={page.organization.id} switches={switches} />
    </Section>
  );
}
