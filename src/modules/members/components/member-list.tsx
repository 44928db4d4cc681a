"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { QueryTable } from "@/components/data-table/query-table";
import { LocalTime } from "@/components/time/local-time";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { MEMBERS_LIMIT, memberList } from "../queries";
import type { Actor } from "../rules";
import type { Member } from "../schema";
import { RemoveMember } from "./remove-member";
import { RoleSelect } from "./role-select";

const columnsFor = (actor: Actor, owners: number): DataColumn<Member>[] => [
  {
    id: "name",
    header: "Name",
    cell: (member) => (
      <span className="inline-flex min-w-0 items-center gap-2">
        <Avatar name={member.name} src={member.avatar_url} size="sm" />
        <span className="truncate font-medium">{member.name}</span>
        {member.user_id === actor.userId ? <Badge tone="outline">You</Badge> : null}
      </span>
    ),
  },
  {
    id: "email",
    header: "E-mail",
    cell: (member) => <span className="text-muted-foreground">{member.email}</span>,
    hideBelow: "sm",
  },
  {
    id: "role",
    header: "Role",
    cell: (member) => <RoleSelect member={member} actor={actor} owners={owners} />,
    className: "w-36",
  },
  {
    id: "created_at",
    header: "Since",
    cell: (member) => <LocalTime at={member.created_at} style="date" className="text-muted-foreground" />,
    hideBelow: "md",
    className: "w-32",
  },
  {
    id: "actions",
    header: "Actions",
    hideHeader: true,
    align: "end",
    cell: (member) => <RemoveMember member={member} actor={actor} owners={owners} />,
    className: "w-28",
  },
];

/** Who works on the organization, and as what. `actor` is the reader. */
export function MemberList({ organizationId, actor }: { organizationId: string; actor: Actor }) {
  const [page, setPage] = useState(1);
  const query = useQuery(memberList(organizationId, page));
  // Of a long list only the owners on this page are known: the server counts them all before it changes anything.
  const onPage = query.data?.items.filter(({ role }) => role === "owner").length ?? 0;
  const isAll = (query.data?.pagination.max_page ?? 1) <= 1;
  const owners = isAll ? onPage : Math.max(2, onPage);
  const columns = useMemo(() => columnsFor(actor, owners), [actor, owners]);
  return (
    <QueryTable
      label="Members"
      query={query}
      columns={columns}
      page={page}
      limit={MEMBERS_LIMIT}
      isShort
      onPageChange={setPage}
      skeletonRows={2}
      empty={null}
    />
  );
}
