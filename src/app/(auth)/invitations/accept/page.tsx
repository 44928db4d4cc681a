import type { Metadata } from "next";
import { AuthLayout } from "@/components/layout/auth-layout";
import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { firstOf, type WithQuery } from "@/lib/next-path";
import { findInvitation, type InvitationPreview } from "@/modules/members";
import { AcceptInvitationForm } from "@/modules/members/components/accept-invitation-form";
import { signOutAction } from "@/modules/users/actions";
import { findPageUser } from "@/server/auth/page";
import { world } from "@/server/context";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const roles = { owner: "an owner", admin: "an admin", member: "a member" } as const;

export default async function AcceptInvitationPage({ searchParams }: WithQuery) {
  const token = firstOf((await searchParams).token) ?? "";
  const invitation = await findInvitation(world(), token);
  if (!invitation)
    return (
      <AuthLayout
        title="This invitation does not hold any more"
        description="It was accepted, withdrawn, or is older than seven days. Ask whoever sent it for a new one."
      >
        <ButtonLink href="/dashboard" className="justify-self-start">
          Go to the dashboard
        </ButtonLink>
      </AuthLayout>
    );
  const { organization, invited_by_name: inviter, role } = invitation;
  return (
    <AuthLayout
      title={`Join ${organization.name}`}
      description={`${inviter ? `${inviter} invites you` : "You are invited"} to work on it, as ${roles[role]}.`}
      logo={<Avatar name={organization.name} src={organization.avatar_url ?? undefined} size="lg" square />}
    >
      <WayIn token={token} invitation={invitation} />
    </AuthLayout>
  );
}

/** What stands between this visitor and the organization: nothing, another account, or none. */
async function WayIn({ token, invitation }: { token: string; invitation: InvitationPreview }) {
  const user = await findPageUser();
  if (user?.email.toLowerCase() === invitation.email.toLowerCase())
    return <AcceptInvitationForm token={token} organization={invitation.organization.name} />;
  if (user)
    return (
      <>
        <Alert tone="warning">
          The invitation was sent to {invitation.email}; you are signed in as {user.email}. Sign out, then
          open the link of the mail again.
        </Alert>
        <form action={signOutAction}>
          <Button type="submit">Sign out</Button>
        </form>
      </>
    );
  const query = { next: `/invitations/accept?token=${encodeURIComponent(token)}`, email: invitation.email };
  return (
    <div className="grid gap-2">
      <ButtonLink href={{ pathname: "/sign-up", query }} variant="primary" size="lg">
        Create an account
      </ButtonLink>
      <ButtonLink href={{ pathname: "/sign-in", query }} size="lg">
        I have an account
      </ButtonLink>
    </div>
  );
}
