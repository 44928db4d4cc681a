import type { Metadata } from "next";
import { scopesOf } from "@/lib/scopes";
import { mails } from "@/modules/mails";
import { getOrganization } from "@/modules/organizations";
import { MailSettingsForm } from "@/modules/organizations/components/mail-settings-form";
import { requirePageContext } from "@/server/auth/page";
import { isMailboxOpen } from "@/server/mail/mailbox";

export const metadata: Metadata = { title: "Mail to customers" };

export default async function MailSettingsPage({ params }: { params: Promise<{ organization: string }> }) {
  const { ctx, organization: here, role } = await requirePageContext((await params).organization);
  const organization = await getOrganization(ctx, here.id);
  const isShown = isMailboxOpen();
  const kinds = mails.flatMap(({ name, about, switch: key }) => {
    const href = isShown ? `/dev/mailbox/templates?name=${name}&organization=${here.id}` : null;
    return key ? [{ switch: key, name, about, href }] : [];
  });
  return (
    <MailSettingsForm
      key={organization.modified_at}
      organization={organization}
      kinds={kinds}
      mayEdit={scopesOf(role).includes("organizations:write")}
    />
  );
}
