import type { Metadata } from "next";
import { Prefetch } from "@/app/providers/prefetch";
import { Section } from "@/components/layout/section";
import { scopesOf } from "@/lib/scopes";
import { InvitationList } from "@/modules/members/components/invitation-list";
import { InviteMember } from "@/modules/members/components/invite-member";
import { MemberList } from "@/modules/members/components/member-list";
import { invitationList, MEMBERS_LIMIT, memberList } from "@/modules/members/queries";
import { listInvitations, listMembers } from "@/modules/members/routes";
import { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ organization: string }> }) {
  const page = await requirePageContext((await params).organization);
  const { organization, user, role } = page;
  const { id } = organization;
  const actor = { role, userId: user.id };
  const mayInvite = scopesOf(role).includes("members:write");
  const limit = String(MEMBERS_LIMIT);
  return (
    <Prefetch
      queries={[
        {
          queryKey: memberList(id, 1).queryKey,
          read: () => answerPage(page, listMembers, { query: { limit, sorting: "name" } }),
        },
        {
          queryKey: invitationList(id, 1).queryKey,
          read: () => answerPage(page, listInvitations, { query: { limit } }),
        },
      ]}
    >
      <div className="grid gap-10">
        <Section
          title="Members"
          description="Who works on this organization, and what they may do."
          actions={mayInvite ? <InviteMember organizationId={id} actor={actor} /> : null}
        >
          <MemberList organizationId={id} actor={actor} />
        </Section>
        <Section title="Invitations">
          <InvitationList organizationId={id} mayEdit={mayInvite} />
        </Section>
      </div>
    </Prefetch>
  );
}
