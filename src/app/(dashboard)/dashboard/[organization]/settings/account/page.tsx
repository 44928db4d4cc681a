import type { Metadata } from "next";
import { headers } from "next/headers";
import { DescriptionList } from "@/components/layout/description-list";
import { Section } from "@/components/layout/section";
import { listSessions } from "@/modules/users";
import { ChangePassword } from "@/modules/users/components/change-password";
import { SessionList } from "@/modules/users/components/session-list";
import { isClerkConfigured } from "@/server/auth/clerk-settings";
import { requirePageContext } from "@/server/auth/page";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ params }: { params: Promise<{ organization: string }> }) {
  const { user } = await requirePageContext((await params).organization);
  const sessions = await listSessions(await headers());
  return (
    <>
      <Section layout="side" title="You" description="The same in every organization.">
        <DescriptionList
          className="max-w-md"
          items={[
            { label: "Name", value: user.name },
            { label: "E-mail", value: user.email },
          ]}
        />
      </Section>
      <Section
        layout="side"
        title="Sessions"
        description="Where you are signed in. What you do not know, sign out, and change your password."
      >
        <SessionList sessions={sessions} />
      </Section>
      {isClerkConfigured() ? null : (
        <Section layout="side" title="Password" description="Signs out every other session.">
          <ChangePassword email={user.email} />
        </Section>
      )}
    </>
  );
}
