"use client";

import { useQuery } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import { useMemo, useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
import { useSend } from "@/components/form/use-form-action";
import { useRefresh } from "@/components/form/use-refresh";
import { LocalTime } from "@/components/time/local-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { inviteMemberAction, revokeInvitationAction } from "../actions";
import { invitationList, MEMBERS_LIMIT } from "../queries";
import type { Invitation } from "../schema";
import { roleLabel } from "./roles";

function InvitationActions({ invitation }: { invitation: Invitation }) {
  const { id, email, role, organization_id } = invitation;
  const refresh = useRefresh(["invitations", organization_id]);
  const [resend, resending] = useSend(inviteMemberAction, refresh);
  const [revoke, revoking] = useSend(revokeInvitationAction, refresh);
  return (
    <span className="inline-flex gap-1">
      <Button
        size="sm"
        variant="ghost"
        pending={resending}
        onClick={() => resend({ organization_id, email, role })}
      >
        Resend<span className="sr-only"> to {email}</span>
      </Button>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost" pending={revoking}>
            Revoke<span className="sr-only"> the invitation of {email}</span>
          </Button>
        }
        title={`Revoke the invitation of ${email}?`}
        description="The link in the mail stops working at once."
        confirmLabel="Revoke"
        destructive
        onConfirm={() => revoke({ organization_id, id })}
      />
    </span>
  );
}

const columnsAt = (now: number, mayEdit: boolean): DataColumn<Invitation>[] => [
  {
    id: "email",
    header: "E-mail",
    cell: ({ email }) => <span className="font-medium">{email}</span>,
  },
  { id: "role", header: "Role", cell: ({ role }) => roleLabel(role), className: "w-36" },
  {
    id: "expires_at",
    header: "Good until",
    cell: ({ expires_at: at }) =>
      Date.parse(at) < now ? (
        <Badge tone="warning">Expired</Badge>
      ) : (
        <LocalTime at={at} style="date" className="text-muted-foreground" />
      ),
    className: "w-32",
    hideBelow: "sm",
  },
  ...(mayEdit
    ? [
        {
          id: "actions",
          header: "Actions",
          hideHeader: true,
          align: "end" as const,
          cell: (invitation: Invitation) => <InvitationActions invitation={invitation} />,
          className: "w-44",
        },
      ]
    : []),
];

/** Who was invited and has not come yet. */
export function InvitationList({ organizationId, mayEdit }: { organizationId: string; mayEdit: boolean }) {
  const [page, setPage] = useState(1);
  const query = useQuery(invitationList(organizationId, page));
  const columns = useMemo(() => columnsAt(query.dataUpdatedAt, mayEdit), [query.dataUpdatedAt, mayEdit]);
  return (
    <QueryTable
      label="Invitations"
      query={query}
      columns={columns}
      page={page}
      limit={MEMBERS_LIMIT}
      isShort
      onPageChange={setPage}
      skeletonRows={1}
      empty={
        <EmptyState
          icon={<MailPlus />}
          title="No open invitations"
          description="Who is invited stands here until they come."
          className="py-8"
        />
      }
    />
  );
}
